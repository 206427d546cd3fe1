import type { PriceList } from '../../../../lib/domain/billing/price-list.ts';
import { moneyInWords } from '../../../../lib/money-in-words.ts';
import { PostForm, Submit } from '../parts.tsx';
import { ChoiceField } from '../portal/choices.tsx';
import { SelectField, TextField } from '../portal/fields.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import { PaymentFields } from './payment-fields.tsx';
import { billingTextsIn } from './texts.ts';
import type { BillingField } from './wording.ts';

/** What was entered, as it was entered. */
export type ConversionEntries = Readonly<Record<BillingField, string>>;

interface ConversionPageProps extends PortalPageProps {
  readonly prices: PriceList;
  readonly countryName: string;
  readonly entries: ConversionEntries;
  readonly rejection: Rejection;
}

/** The form that turns a trial into a paid subscription; what it costs is shown next (R49). */
export const ConversionPage = ({ prices, countryName, entries, rejection, ...page }: ConversionPageProps) => {
  const { language, session, view } = page;
  const texts = billingTextsIn(language);
  const { conversion } = texts;
  const { faults } = rejection;
  const field = (name: BillingField) => ({ language, name, value: entries[name], faults });
  const billing = pathIn(view.subscriptionId, 'billing');
  return (
    <Frame {...page} tab="billing" title={conversion.title} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>{conversion.lead}</p>
      <PostForm session={session} action={`${billing}/conversion`} look="fields">
        <ChoiceField
          {...field('plan')}
          label={conversion.planLegend}
          options={prices.plans.map(({ plan, name, monthlyPerLicence }) => ({
            value: plan,
            label: name,
            hint: conversion.aMonth(moneyInWords(monthlyPerLicence, prices.currency, language)),
          }))}
        />
        <SelectField
          {...field('release')}
          label={texts.release}
          options={prices.releases.map(({ release, name }) => ({ value: release, label: name }))}
        />
        <div class="pair">
          <TextField {...field('licences')} label={texts.licences} inputmode="numeric" />
          <TextField {...field('storageGb')} label={`${texts.storage} (GB)`} inputmode="numeric" />
        </div>
        <PaymentFields language={language} countryName={countryName} entries={entries} faults={faults} />
        <Submit
          label={conversion.look}
          step="look"
          back={billing}
          cancel={portalTextsIn(language).userForm.cancel}
        />
      </PostForm>
    </Frame>
  );
};
