import type { PartnerMailBlockLifted } from '../../domain/partner/partner-user-events.ts';
import type { MailBlockLifted } from '../../domain/subscription/subscription-events.ts';
import { liftSuppression } from '../delivery/suppressions.ts';
import type { Reactor } from './reactor.ts';

/** Lets mails go to an address again, in the data center that blocked it. */
export const liftMailBlock: Reactor<'lift-mail-block'> = async (
  { dataCenters, recipientDigests },
  { event },
  { change },
) => {
  const { address } = change.events[event] as MailBlockLifted | PartnerMailBlockLifted;
  const store = dataCenters.in(dataCenters.here);
  await liftSuppression(store, change.of.id[0] ?? '', await recipientDigests(address));
  return undefined;
};
