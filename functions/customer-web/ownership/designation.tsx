import { authorizationNumber } from '../../../lib/http/fields.ts';
import { statusOf } from '../../../lib/http/status.ts';
import { DesignationPage } from '../pages/ownership/record.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import type { Done } from '../pages/portal/wording.ts';
import { type Inside, inside, isReply, refusedPage, withOwnForm } from '../portal/entry.tsx';
import { rejectionOf, stepOf, textIn } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { partnerPage } from './partner.tsx';

/** Shows what the choice of a partner of record brings; confirmed, chooses it or takes the choice back (R52). */
export const submitDesignation =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = withOwnForm(web, request, await inside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const number = numberIn(request);
    const changed = await choose(web, request, found, number);
    if (!changed.ok) {
      const rejection = rejectionOf(changed.refusal);
      if (!rejection) return refusedPage(changed.refusal, found);
      return partnerPage(web, found, { rejection, status: statusOf[rejection.refusal] });
    }
    if (changed.value.dryRun) return confirmation(web, found, number);
    const done: Done = number === undefined ? 'choice-taken-back' : 'partner-chosen';
    return seeOther(`${pathIn(subscriptionId, 'partner')}?done=${done}`);
  };

/** Chooses a partner, or takes the choice back; only a confirmed form does it, another one looks. */
function choose(web: Web, request: WebRequest, { view, caller }: Inside, number: string | undefined) {
  const { subscriptionId, organizationName } = view;
  const organization = textIn(request.form.get('organization') ?? '') ?? organizationName;
  const command = { subscriptionId, organization, dryRun: stepOf(request) !== 'confirm' };
  return number === undefined
    ? web.operations.removePartnerOfRecord(command, caller)
    : web.operations.designatePartner({ ...command, authorizationNumber: number }, caller);
}

async function confirmation(web: Web, found: Inside, number: string | undefined): Promise<Reply> {
  const { language, session, view } = found;
  const { ifMatch, ...caller } = found.caller;
  const [chosen, record] = await Promise.all([
    number === undefined ? undefined : web.operations.findPartners({ authorizationNumber: number }),
    web.operations.viewPartnerOfRecord(view.subscriptionId, caller),
  ]);
  if (!record.ok) return refusedPage(record.refusal, found);
  return page(
    200,
    <DesignationPage
      language={language}
      session={session}
      view={view}
      partner={chosen?.items[0]}
      present={record.value.present?.partner?.name}
    />,
  );
}

/** The authorization number of the partner to choose; `undefined` takes the choice back. */
function numberIn({ form }: WebRequest): string | undefined {
  if (form.get('choice') === 'take-back') return undefined;
  const given = authorizationNumber.safeParse(form.get('authorizationNumber') ?? '');
  // A number that none has is refused by the operation as that of no partner.
  return given.success ? given.data : '';
}
