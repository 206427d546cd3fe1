import * as z from 'zod/mini';
import { countryInWords } from '../../../lib/country-in-words.ts';
import { informationOf } from '../../../lib/domain/account-information.ts';
import type { Convert } from '../../../lib/domain/paid-commands.ts';
import type { Subscription } from '../../../lib/domain/subscription.ts';
import { address } from '../../../lib/http/fields.ts';
import { conversion } from '../../../lib/presentation/billing-schemas.ts';
import { type ConversionEntries, ConversionPage } from '../pages/billing/conversion.tsx';
import { noRejection, type Rejection } from '../pages/portal/fields.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import { isReply, withOwnForm } from '../portal/entry.tsx';
import { numberIn, read, stepOf, textIn } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { type InsideBilling, payerInside } from './entry.ts';
import { answerToOrder } from './ordered.tsx';

export const showConversion =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await payerInside(web, request, subscriptionId);
    if (isReply(found)) return found;
    const { subscription } = found.open;
    return conversionPage(found, {
      ...blank,
      ...addressKnown(subscription),
      plan: found.prices?.plans[0]?.plan ?? '',
      licences: String(subscription.allowance?.licences ?? found.view.portal.users.length),
      storageGb: String(subscription.allowance?.storageGb ?? 0),
    });
  };

/** The billing address as far as it is known: that of the organisation will do in the country of use. */
function addressKnown({ names, billing, countryOfUse }: Subscription): Partial<ConversionEntries> {
  const { address, billingAddress = address } = billing ? informationOf({ names, billing }) : {};
  if (billingAddress?.country !== countryOfUse) return {};
  const { line1, line2 = '', postalCode, city } = billingAddress;
  return {
    billingLine1: line1,
    billingLine2: line2,
    billingPostalCode: postalCode,
    billingCity: city,
  };
}

const blank: ConversionEntries = {
  plan: '',
  release: '',
  licences: '',
  storageGb: '',
  billingLine1: '',
  billingLine2: '',
  billingPostalCode: '',
  billingCity: '',
  reference: '',
  lastFour: '',
};

/** The form; what can be converted no more, or never could be, is shown where it stands instead. */
function conversionPage(
  { prices, open, language, session, view }: InsideBilling,
  entries: ConversionEntries,
  {
    rejection = noRejection,
    status = 200,
  }: { readonly rejection?: Rejection; readonly status?: number } = {},
): Reply {
  if (!prices || open.subscription.phase !== 'trial') return seeOther(pathIn(view.subscriptionId, 'billing'));
  return page(
    status,
    <ConversionPage
      language={language}
      session={session}
      view={view}
      prices={prices}
      countryName={countryInWords(view.countryOfUse, language)}
      entries={entries}
      rejection={rejection}
    />,
  );
}

const { plan, licences, storageGb, paymentMethod } = conversion.shape;
const form = z.strictObject({
  plan,
  release: plan,
  licences: z.nonoptional(licences),
  storageGb: z.nonoptional(storageGb),
  billingLine1: address.shape.line1,
  billingLine2: address.shape.line2,
  billingPostalCode: address.shape.postalCode,
  billingCity: address.shape.city,
  ...paymentMethod.shape,
});

/** Shows what the conversion brings, or, confirmed, converts (R49). */
export const submitConversion =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = withOwnForm(web, request, await payerInside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const entries = entriesIn(request);
    const step = stepOf(request);
    if (step === 'change') return conversionPage(found, entries);
    const command = commandIn(entries, found.view.countryOfUse);
    if ('faults' in command) return conversionPage(found, entries, { rejection: command, status: 422 });
    const order = { subscriptionId, command: command.value, dryRun: step === 'look' };
    return answerToOrder(web, found, await web.operations.convert(order, found.caller), {
      of: 'conversion',
      action: pathIn(subscriptionId, 'billing', 'conversion'),
      entries,
      done: 'converted',
      again: (rejected) => conversionPage(found, entries, rejected),
    });
  };

const entriesIn = (request: WebRequest): ConversionEntries =>
  Object.fromEntries(
    Object.keys(blank).map((name) => [name, request.form.get(name) ?? '']),
  ) as ConversionEntries;

function commandIn(
  entries: ConversionEntries,
  country: string,
): { readonly value: Convert } | Pick<Rejection, 'faults'> {
  const given = read(form, {
    ...entries,
    licences: numberIn(entries.licences),
    storageGb: numberIn(entries.storageGb),
    billingLine2: textIn(entries.billingLine2),
  });
  if ('faults' in given) return given;
  const { billingLine1, billingLine2, billingPostalCode, billingCity, reference, lastFour, ...rest } =
    given.value;
  return {
    value: {
      ...rest,
      billingAddress: {
        line1: billingLine1,
        ...(billingLine2 && { line2: billingLine2 }),
        postalCode: billingPostalCode,
        city: billingCity,
        country,
      },
      paymentMethod: { reference, lastFour },
    },
  };
}
