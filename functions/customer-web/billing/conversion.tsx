import * as z from 'zod/mini';
import { countryInWords } from '../../../lib/country-in-words.ts';
import type { Convert } from '../../../lib/domain/billing/paid-commands.ts';
import { conversion } from '../../../lib/presentation/billing-schemas.ts';
import { type ConversionEntries, ConversionPage } from '../pages/billing/conversion.tsx';
import { pathIn } from '../pages/portal/frame.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { isReply, withOwnForm } from '../portal/entry.tsx';
import { numberIn, read, stepOf, textIn } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { Web, WebHandler } from '../web.ts';
import { type InsideBilling, payerInside } from './entry.ts';
import { answerToOrder } from './ordered.tsx';
import { addressEntered, addressKnown, blankPayment, entriesLike, paymentFields } from './payment-entries.ts';

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

const blank: ConversionEntries = {
  plan: '',
  release: '',
  licences: '',
  storageGb: '',
  ...blankPayment,
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

const { plan, licences, storageGb } = conversion.shape;
const form = z.strictObject({
  plan,
  release: plan,
  licences: z.nonoptional(licences),
  storageGb: z.nonoptional(storageGb),
  ...paymentFields,
});

/** Shows what the conversion brings, or, confirmed, converts (R49). */
export const submitConversion =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = withOwnForm(web, request, await payerInside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const entries = entriesLike(blank, request);
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
  const { plan, release, licences, storageGb, reference, lastFour } = given.value;
  return {
    value: {
      plan,
      release,
      licences,
      storageGb,
      billingAddress: addressEntered(given.value, country),
      paymentMethod: { reference, lastFour },
    },
  };
}
