import * as z from 'zod/mini';
import {
  type AccountInformation,
  type Correction,
  informationOf,
} from '../../../lib/domain/ownership/account-information.ts';
import { address, email, line, phone } from '../../../lib/http/fields.ts';
import { statusOf } from '../../../lib/http/status.ts';
import { type InformationEntries, InformationPage } from '../pages/ownership/information.tsx';
import { informationFields } from '../pages/ownership/wording.ts';
import { pathIn } from '../pages/portal/frame.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { isReply, refusedPage, usableInside, withOwnForm } from '../portal/entry.tsx';
import { read, readGroup, rejectionOf, textIn } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { type InsideOwnership, informationInside, versionIn } from './entry.ts';

export const showInformation =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await informationInside(web, await usableInside(web, request, subscriptionId));
    return isReply(found) ? found : informationPage(web, found, entriesOf(found));
  };

function informationPage(
  web: Web,
  { opened, language, session, view }: InsideOwnership,
  entries: InformationEntries,
  {
    rejection = noRejection,
    status = 200,
  }: { readonly rejection?: Rejection; readonly status?: number } = {},
): Reply {
  const present = opened.billing.information?.address?.country;
  return page(
    status,
    <InformationPage
      language={language}
      session={session}
      view={view}
      countries={[...new Set([...web.operations.countries, ...(present ? [present] : [])])]}
      version={versionIn(opened)}
      entries={entries}
      rejection={rejection}
    />,
  );
}

const knownTo = ({ opened: { subscription, billing } }: InsideOwnership): AccountInformation =>
  informationOf({ names: subscription.names, billing });

function entriesOf(found: InsideOwnership): InformationEntries {
  const known = knownTo(found);
  const { address: own, billingAddress, contact } = known;
  return {
    organizationName: known.organizationName,
    phone: known.phone ?? '',
    line1: own?.line1 ?? '',
    line2: own?.line2 ?? '',
    postalCode: own?.postalCode ?? '',
    city: own?.city ?? '',
    country: own?.country ?? '',
    billingLine1: billingAddress?.line1 ?? '',
    billingLine2: billingAddress?.line2 ?? '',
    billingPostalCode: billingAddress?.postalCode ?? '',
    billingCity: billingAddress?.city ?? '',
    contactName: contact?.name ?? '',
    contactEmail: contact?.email ?? '',
    contactPhone: contact?.phone ?? '',
  };
}

const { line1, line2, postalCode, city, country } = address.shape;
/** Fields that are given together or not at all. */
const groups = {
  own: z.strictObject({ line1, line2, postalCode, city, country }),
  billing: z.strictObject({
    billingLine1: line1,
    billingLine2: line2,
    billingPostalCode: postalCode,
    billingCity: city,
  }),
  contact: z.strictObject({
    contactName: line(160),
    contactEmail: email,
    contactPhone: z.optional(phone),
  }),
  organization: z.strictObject({ organizationName: line(160), phone: z.optional(phone) }),
};

function correctionIn(
  entries: InformationEntries,
  known: AccountInformation,
  countryOfUse: string,
): { readonly value: Correction } | Pick<Rejection, 'faults'> {
  const organization = read(groups.organization, {
    organizationName: entries.organizationName,
    phone: textIn(entries.phone),
  });
  const own = readGroup(groups.own, entries);
  const billing = readGroup(groups.billing, entries, { mustStay: known.billingAddress !== undefined });
  const contact = readGroup(groups.contact, entries, { mustStay: known.contact !== undefined });
  if ('faults' in organization || 'faults' in own || 'faults' in billing || 'faults' in contact)
    return {
      faults: Object.assign(
        {},
        ...[organization, own, billing, contact].map((read) => ('faults' in read ? read.faults : {})),
      ),
    };
  return {
    value: {
      ...organization.value,
      // What was emptied is taken back.
      phone: organization.value.phone ?? null,
      address: own.value ?? null,
      ...(billing.value && { billingAddress: billingAddressOf(billing.value, countryOfUse) }),
      ...(contact.value && { contact: contactOf(contact.value) }),
    },
  };
}

const billingAddressOf = (
  given: { billingLine1: string; billingLine2?: string; billingPostalCode: string; billingCity: string },
  countryOfUse: string,
) => ({
  line1: given.billingLine1,
  ...(given.billingLine2 !== undefined && { line2: given.billingLine2 }),
  postalCode: given.billingPostalCode,
  city: given.billingCity,
  country: countryOfUse,
});

const contactOf = (given: { contactName: string; contactEmail: string; contactPhone?: string }) => ({
  name: given.contactName,
  email: given.contactEmail,
  ...(given.contactPhone !== undefined && { phone: given.contactPhone }),
});

/** Corrects the account information (R64). */
export const submitInformation =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const inside = withOwnForm(web, request, await usableInside(web, request, subscriptionId));
    const found = await informationInside(web, inside);
    if (isReply(found)) return found;
    const entries = entriesIn(request);
    const given = correctionIn(entries, knownTo(found), found.view.countryOfUse);
    if ('faults' in given) return informationPage(web, found, entries, { rejection: given, status: 422 });
    const corrected = await web.operations.correctInformation(
      { subscriptionId, correction: given.value, dryRun: false },
      found.caller,
    );
    if (corrected.ok) return seeOther(`${pathIn(subscriptionId, 'account')}?done=information-corrected`);
    const rejection = rejectionOf(corrected.refusal);
    if (!rejection) return refusedPage(corrected.refusal, found);
    const status = statusOf[rejection.refusal];
    // Entries made against another state are not shown again as if they still fitted.
    return informationPage(web, found, status === 412 ? entriesOf(found) : entries, { rejection, status });
  };

const entriesIn = ({ form }: WebRequest): InformationEntries =>
  Object.fromEntries(informationFields.map((name) => [name, form.get(name) ?? ''])) as InformationEntries;
