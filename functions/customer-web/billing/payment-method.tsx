import * as z from 'zod/mini';
import { addressInWords, countryInWords } from '../../../lib/country-in-words.ts';
import type { ReplacePaymentMethod } from '../../../lib/domain/billing/payment-method.ts';
import type { PaymentEntries } from '../pages/billing/payment-fields.tsx';
import { PaymentMethodPage } from '../pages/billing/payment-method.tsx';
import { billingTextsIn } from '../pages/billing/texts.ts';
import { pathIn } from '../pages/portal/frame.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { isReply, withOwnForm } from '../portal/entry.tsx';
import { read, stepOf, textIn } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { Web, WebHandler } from '../web.ts';
import { type InsideBilling, payerInside } from './entry.ts';
import { answerToOrder } from './ordered.tsx';
import { addressEntered, addressKnown, blankPayment, entriesLike, paymentFields } from './payment-entries.ts';

export const showPaymentMethod =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await payerInside(web, request, subscriptionId);
    if (isReply(found)) return found;
    return paymentMethodPage(found, { ...blankPayment, ...addressKnown(found.open.subscription) });
  };

/** The form; before the conversion there is no payment method, and the page about paying says so. */
function paymentMethodPage(
  { open, language, session, view }: InsideBilling,
  entries: PaymentEntries,
  {
    rejection = noRejection,
    status = 200,
  }: { readonly rejection?: Rejection; readonly status?: number } = {},
): Reply {
  if (open.subscription.phase !== 'paid') return seeOther(pathIn(view.subscriptionId, 'billing'));
  return page(
    status,
    <PaymentMethodPage
      language={language}
      session={session}
      view={view}
      countryName={countryInWords(view.countryOfUse, language)}
      entries={entries}
      rejection={rejection}
    />,
  );
}

/** Shows what will pay, or, confirmed, replaces what has paid so far (R49, R56). */
export const submitPaymentMethod =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = withOwnForm(web, request, await payerInside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const { language, view, caller } = found;
    const entries = entriesLike(blankPayment, request);
    const step = stepOf(request);
    if (step === 'change') return paymentMethodPage(found, entries);
    const given = commandIn(entries, view.countryOfUse);
    if ('faults' in given) return paymentMethodPage(found, entries, { rejection: given, status: 422 });
    const command = given.value;
    const order = { subscriptionId, command, dryRun: step === 'look' };
    const { payment, cardEndsWith, conversion } = billingTextsIn(language);
    return answerToOrder(web, found, await web.operations.replacePayment(order, caller), {
      of: 'replacement',
      facts: [
        { label: payment, value: cardEndsWith(command.lastFour) },
        { label: conversion.address, value: addressInWords(command.billingAddress, language) },
      ],
      action: pathIn(subscriptionId, 'billing', 'payment-method'),
      entries,
      done: 'payment-method-replaced',
      again: (rejected) => paymentMethodPage(found, entries, rejected),
    });
  };

const form = z.strictObject(paymentFields);

function commandIn(
  entries: PaymentEntries,
  country: string,
): { readonly value: Required<ReplacePaymentMethod> } | Pick<Rejection, 'faults'> {
  const given = read(form, { ...entries, billingLine2: textIn(entries.billingLine2) });
  if ('faults' in given) return given;
  const { reference, lastFour } = given.value;
  return { value: { reference, lastFour, billingAddress: addressEntered(given.value, country) } };
}
