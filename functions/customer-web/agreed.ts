import { agreementShown } from '../../lib/agreements/current.ts';
import {
  type AgreedDocument,
  type AgreementDocument,
  agreementDocuments,
} from '../../lib/domain/subscription/invitation.ts';
import { type AgreementFaults, shownField } from './pages/agreement-boxes.tsx';

/** What a form agrees to. The text that was shown counts, not the one that is current by now (R26). */
export function agreedIn(form: URLSearchParams) {
  const agreements: AgreedDocument[] = [];
  const faults: AgreementFaults = {};
  const ticked = new Set<AgreementDocument>();
  for (const document of agreementDocuments) {
    const shown = agreementShown(document, form.get(shownField(document)) ?? '');
    if (!form.has(document)) faults[document] = 'missing';
    else if (!shown) faults[document] = 'changed';
    else {
      agreements.push(shown);
      ticked.add(document);
    }
  }
  return { agreements, faults, ticked };
}
