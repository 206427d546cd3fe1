import { countryInWords } from '../../../../lib/country-in-words.ts';
import { type Language, languages } from '../../../../lib/domain/identity.ts';
import type { AgreementDocument } from '../../../../lib/domain/subscription/invitation.ts';
import type { Session } from '../../../../lib/identity/session.ts';
import type { OfferedTrial } from '../../../../lib/operations/customer/trials-offered.ts';
import { AgreementBoxes, type AgreementFaults, agreementFaultsIn } from '../agreement-boxes.tsx';
import { Layout } from '../layout.tsx';
import { ownershipTextsIn } from '../ownership/texts.ts';
import { Facts, LinkButton, PostForm, SignedIn } from '../parts.tsx';
import { ChoiceField } from '../portal/choices.tsx';
import { SelectField, TextField } from '../portal/fields.tsx';
import { isRejected, noRejection, Problem, type Rejection } from '../portal/rejection.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import { languageNames, textsIn } from '../texts.ts';
import { signUpTextsIn } from './texts.ts';
import type { SignUpField } from './wording.ts';

/** What was entered, as it was entered. */
export type SignUpEntries = Readonly<Record<SignUpField, string>>;

/** The form of somebody who is signed in, as it stands. */
export interface SignUpForm {
  readonly session: Session;
  readonly entries: SignUpEntries;
  readonly ticked?: ReadonlySet<AgreementDocument>;
  readonly rejection?: Rejection;
  readonly agreementFaults?: AgreementFaults;
}

interface SignUpPageProps {
  readonly language: Language;
  readonly trials: readonly OfferedTrial[];
  readonly form: SignUpForm | undefined;
}

/** What can be tried, and how: by signing in, then by the form (R46). */
export const SignUpPage = ({ language, trials, form }: SignUpPageProps) => {
  const texts = signUpTextsIn(language);
  const { rejection = noRejection, agreementFaults = {} } = form ?? {};
  const others = agreementFaultsIn(language, agreementFaults);
  const prefix = isRejected(rejection) || others.length > 0 ? portalTextsIn(language).errorPrefix : '';
  return (
    <Layout language={language} title={`${prefix}${texts.title}`}>
      <h1>{texts.title}</h1>
      <Problem language={language} rejection={rejection} others={others} />
      <p>{texts.lead}</p>
      {trials.map((trial) => (
        <Trial key={trial.service} language={language} trial={trial} />
      ))}
      <p class="quiet">{texts.ends}</p>
      {form ? (
        <Form language={language} trials={trials} {...form} />
      ) : (
        <div class="actions">
          <LinkButton href="/sign-in?to=%2Fsign-up" label={texts.signIn} />
        </div>
      )}
    </Layout>
  );
};

const Trial = ({ language, trial }: { language: Language; trial: OfferedTrial }) => {
  const { facts, free } = signUpTextsIn(language);
  const { name, days, licences, storageGb, countries } = trial;
  return (
    <section>
      <h2>{name}</h2>
      <Facts
        facts={[
          { label: facts.duration, value: free(days) },
          ...(licences === undefined ? [] : [{ label: facts.licences, value: String(licences) }]),
          ...(storageGb === undefined ? [] : [{ label: facts.storage, value: `${storageGb} GB` }]),
          {
            label: facts.countries,
            value: named(countries, language)
              .map(({ label }) => label)
              .join(', '),
            plain: true,
          },
        ]}
      />
    </section>
  );
};

const named = (countries: readonly string[], language: Language) =>
  countries
    .map((country) => ({ value: country, label: countryInWords(country, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));

const Form = ({
  language,
  trials,
  session,
  entries,
  ticked = new Set(),
  rejection: { faults } = noRejection,
  agreementFaults = {},
}: SignUpForm & Omit<SignUpPageProps, 'form'>) => {
  const texts = signUpTextsIn(language);
  const countries = [...new Set(trials.flatMap((trial) => trial.countries))];
  const labels = { ...ownershipTextsIn(language).information.labels, ...texts.labels };
  const field = (name: SignUpField) => ({
    language,
    name,
    label: labels[name],
    value: entries[name],
    faults,
  });
  const [only, ...more] = trials;
  const service = entries.service || (more.length === 0 && only?.service) || '';
  return (
    <>
      <h2>{texts.formTitle}</h2>
      <SignedIn language={language} session={session} />
      <PostForm session={session} action="/sign-up" look="fields">
        <ChoiceField
          {...field('service')}
          value={service}
          options={trials.map((trial) => ({
            value: trial.service,
            label: trial.name,
            hint: texts.inShort(trial),
          }))}
        />
        <SelectField
          {...field('countryOfUse')}
          options={[{ value: '', label: texts.choose }, ...named(countries, language)]}
        />
        <TextField {...field('organizationName')} />
        <TextField {...field('phone')} hint={texts.hints.phone} inputmode="tel" />
        <TextField {...field('contactEmail')} hint={texts.hints.contactEmail} type="email" />
        <SelectField
          {...field('language')}
          options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
        />
        <fieldset class="group">
          <legend>{texts.address}</legend>
          <p class="quiet">{texts.addressHint}</p>
          <TextField {...field('line1')} />
          <TextField {...field('line2')} />
          <div class="pair">
            <TextField {...field('postalCode')} />
            <TextField {...field('city')} />
          </div>
        </fieldset>
        <fieldset class="group">
          <legend>{texts.you}</legend>
          <p class="quiet">{texts.youHint}</p>
          <div class="pair">
            <TextField {...field('firstName')} autocomplete="given-name" />
            <TextField {...field('lastName')} autocomplete="family-name" />
          </div>
        </fieldset>
        <AgreementBoxes
          language={language}
          ticked={ticked}
          faults={agreementFaults}
          focused={Object.keys(faults).length === 0}
        />
        <p class="quiet">{textsIn(language).agreements.recorded}</p>
        <div class="actions">
          <button type="submit" class="button">
            {texts.submit}
          </button>
        </div>
      </PostForm>
    </>
  );
};
