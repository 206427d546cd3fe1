import { defaultCatalog } from '../../../lib/catalog.ts';
import type { Outcome } from '../../../lib/domain/refusal.ts';
import { convertAsPartner, replacePaymentAsPartner } from '../../../lib/operations/billing/sell.ts';
import { executeTransfer } from '../../../lib/operations/ownership/support-transfer.ts';
import { kim } from '../../lib/support/records.ts';
import { command, conversion, desk, reportHome, storedIn } from './given-portal.ts';
import { type PortalWorld, subscriptionId } from './portal-world.ts';

/** Kim has taken over from the partner, which had signed up and converted, and whose card ends with 8888. */
export async function takenOver({ world, operations, as }: PortalWorld): Promise<void> {
  await reportHome(world);
  const { billing } = await storedIn(world);
  const dataCenters = world.from('eu');
  const paymentMethod = { reference: 'partners_card', lastFour: '9999' };
  await done(
    convertAsPartner({ dataCenters, catalog: defaultCatalog })(
      { ...command, command: { ...conversion, paymentMethod } },
      world.caller(),
    ),
  );
  const another = { reference: 'partners_card', lastFour: '8888' };
  await done(replacePaymentAsPartner(dataCenters)({ ...command, command: another }, world.caller()));
  await done(operations.addDelegate({ ...command, accountId: kim.accountId }, as()));
  const transfer = {
    newAdministrator: kim.accountId,
    signUpAccount: billing?.signUpAccount ?? kim.accountId,
    companyName: 'Contoso Ltd',
    accountId: subscriptionId,
    cardLastFour: '8888',
  };
  await done(operations.requestTransfer({ ...command, command: transfer }, as()));
  await done(operations.consentToTransfer(command, as()));
  await done(executeTransfer(dataCenters)({ ...command, command: {} }, world.caller(undefined, desk)));
}

async function done(outcome: Promise<Outcome<unknown>>): Promise<void> {
  const came = await outcome;
  if (!came.ok) throw new Error(came.refusal.code);
}
