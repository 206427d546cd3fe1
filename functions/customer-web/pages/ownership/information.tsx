import { countryInWords } from '../../../../lib/country-in-words.ts';
import { PostForm, Submit } from '../parts.tsx';
import { SelectField, TextField } from '../portal/fields.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import { ownershipTextsIn } from './texts.ts';
import type { InformationField } from './wording.ts';

/** What was entered, as it was entered. */
export type InformationEntries = Readonly<Record<InformationField, string>>;

interface InformationPageProps extends PortalPageProps {
  readonly countries: readonly string[];
  readonly version: string;
  readonly entries: InformationEntries;
  readonly rejection: Rejection;
}

/** The form that corrects the account information (R64). */
export const InformationPage = ({
  countries,
  version,
  entries,
  rejection,
  ...page
}: InformationPageProps) => {
  const { language, session, view } = page;
  const { information: texts } = ownershipTextsIn(language);
  const account = pathIn(view.subscriptionId, 'account');
  const field = (name: InformationField) => ({
    language,
    name,
    label: texts.labels[name],
    value: entries[name],
    faults: rejection.faults,
  });
  const named = countries
    .map((country) => ({ value: country, label: countryInWords(country, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  return (
    <Frame {...page} tab="account" title={texts.formTitle} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>{texts.hint}</p>
      <PostForm session={session} action={`${account}/information`} look="fields">
        <input type="hidden" name="version" value={version} />
        <TextField {...field('organizationName')} />
        <TextField {...field('phone')} inputmode="tel" />
        <fieldset class="group">
          <legend>{texts.address}</legend>
          <TextField {...field('line1')} />
          <TextField {...field('line2')} />
          <div class="pair">
            <TextField {...field('postalCode')} />
            <TextField {...field('city')} />
          </div>
          <SelectField {...field('country')} options={[{ value: '', label: texts.choose }, ...named]} />
        </fieldset>
        <fieldset class="group">
          <legend>{texts.billingAddress}</legend>
          <p class="quiet">{texts.billingHint(countryInWords(view.countryOfUse, language))}</p>
          <TextField {...field('billingLine1')} />
          <TextField {...field('billingLine2')} />
          <div class="pair">
            <TextField {...field('billingPostalCode')} />
            <TextField {...field('billingCity')} />
          </div>
        </fieldset>
        <fieldset class="group">
          <legend>{texts.contact}</legend>
          <p class="quiet">{texts.contactHint}</p>
          <TextField {...field('contactName')} />
          <TextField {...field('contactEmail')} type="email" />
          <TextField {...field('contactPhone')} inputmode="tel" />
        </fieldset>
        <Submit label={texts.submit} back={account} cancel={portalTextsIn(language).userForm.cancel} />
      </PostForm>
    </Frame>
  );
};
