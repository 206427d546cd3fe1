import { paysWithPartners } from '../../../../lib/domain/billing/paid-actions.ts';
import type { PriceList } from '../../../../lib/domain/billing/price-list.ts';
import type { Subscription } from '../../../../lib/domain/subscription/subscription.ts';
import { moneyInWords } from '../../../../lib/money-in-words.ts';
import { LinkButton, PostForm, Submit } from '../parts.tsx';
import { ChoiceField } from '../portal/choices.tsx';
import { TextField } from '../portal/fields.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import { billingTextsIn } from './texts.ts';
import type { Good } from './wording.ts';

type PaidSubscription = Extract<Subscription, { phase: 'paid' }>;

/** The field in which is entered what is bought. */
export const fieldOfGood = {
  licences: 'licences',
  storage: 'storageGb',
  plan: 'plan',
  release: 'release',
} as const satisfies Readonly<Record<Good, string>>;

interface PurchasePageProps extends PortalPageProps {
  readonly good: Good;
  readonly subscription: PaidSubscription;
  readonly prices: PriceList;
  readonly entry: string;
  readonly rejection: Rejection;
}

/** The form that buys one thing; what it costs is shown next (R51). */
export const PurchasePage = (props: PurchasePageProps) => {
  const { good, subscription, prices, entry, rejection, ...page } = props;
  const { language, session, view } = page;
  const texts = billingTextsIn(language);
  const billing = pathIn(view.subscriptionId, 'billing');
  const above = offersAbove(props);
  const title = texts.purchase.titles[good];
  if (above?.length === 0)
    return (
      <Frame {...page} tab="billing" title={title}>
        <p>{texts.highest[good as 'plan' | 'release']}</p>
        <LinkButton href={billing} label={texts.title} />
      </Frame>
    );
  if (subscription.billing && paysWithPartners(subscription.billing))
    return (
      <Frame {...page} tab="billing" title={title}>
        <p>{portalTextsIn(language).refusals['payment-method-of-partner']}</p>
        <LinkButton href={`${billing}/payment-method`} label={texts.toReplacement} />
      </Frame>
    );
  const field = { language, value: entry, faults: rejection.faults };
  return (
    <Frame {...page} tab="billing" title={title} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>{presentOf(props)}</p>
      <PostForm session={session} action={`${billing}/purchase/${good}`} look="fields">
        {above ? (
          <ChoiceField
            {...field}
            name={fieldOfGood[good]}
            label={texts[good as 'plan' | 'release']}
            options={above}
          />
        ) : (
          <TextField
            {...field}
            name={fieldOfGood[good]}
            label={texts.purchase.more[good as 'licences' | 'storage']}
            hint={texts.eachMonth(priceOf(props, good as 'licences' | 'storage'))}
            inputmode="numeric"
          />
        )}
        <Submit
          label={texts.purchase.look}
          step="look"
          back={billing}
          cancel={portalTextsIn(language).userForm.cancel}
        />
      </PostForm>
    </Frame>
  );
};

/** What stands above what one has; `undefined` for what is bought by number. */
function offersAbove({ good, subscription: { paid }, prices, language }: PurchasePageProps) {
  const { conversion } = billingTextsIn(language);
  if (good === 'plan')
    return after(prices.plans, ({ plan }) => plan === paid.plan.plan).map(
      ({ plan, name, monthlyPerLicence }) => ({
        value: plan,
        label: name,
        hint: conversion.aMonth(moneyInWords(monthlyPerLicence, prices.currency, language)),
      }),
    );
  if (good === 'release')
    return after(prices.releases, ({ release }) => release === paid.release.release).map(
      ({ release, name }) => ({ value: release, label: name, hint: '' }),
    );
  return undefined;
}

const after = <T,>(offers: readonly T[], isPresent: (offer: T) => boolean): readonly T[] =>
  offers.slice(offers.findIndex(isPresent) + 1);

/** What one more costs a month, at the prices of the subscription. */
const priceOf = (
  { subscription: { paid }, language }: PurchasePageProps,
  good: 'licences' | 'storage',
): string => {
  const { rates, plan } = paid;
  const price = good === 'licences' ? plan.monthlyPerLicence : rates.storagePerGbMonthly;
  return moneyInWords(price, rates.currency, language);
};

/** What one has now. */
function presentOf({ good, subscription: { paid, allowance }, language }: PurchasePageProps): string {
  const texts = billingTextsIn(language);
  const present: Readonly<Record<Good, string>> = {
    licences: texts.lines.licences(allowance.licences),
    storage: texts.lines.storage(allowance.storageGb),
    plan: paid.plan.name,
    release: paid.release.name,
  };
  return texts.purchase.present(present[good]);
}
