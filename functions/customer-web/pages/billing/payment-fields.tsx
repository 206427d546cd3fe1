import type { Language } from '../../../../lib/domain/identity.ts';
import { TextField } from '../portal/fields.tsx';
import type { Faults } from '../portal/rejection.tsx';
import { billingTextsIn } from './texts.ts';
import type { PaymentField } from './wording.ts';

/** What was entered, as it was entered. */
export type PaymentEntries = Readonly<Record<PaymentField, string>>;

interface PaymentFieldsProps {
  readonly language: Language;
  readonly countryName: string;
  readonly entries: PaymentEntries;
  readonly faults: Faults;
}

/** Where to bill, and what pays: a reference and four digits, never the number of a card (R15, R49). */
export const PaymentFields = ({ language, countryName, entries, faults }: PaymentFieldsProps) => {
  const { payment, conversion: texts } = billingTextsIn(language);
  const field = (name: PaymentField) => ({ language, name, value: entries[name], faults });
  return (
    <>
      <fieldset class="group">
        <legend>{texts.address}</legend>
        <p class="quiet">{texts.addressHint(countryName)}</p>
        <TextField {...field('billingLine1')} label={texts.line1} />
        <TextField {...field('billingLine2')} label={texts.line2} />
        <div class="pair">
          <TextField {...field('billingPostalCode')} label={texts.postalCode} />
          <TextField {...field('billingCity')} label={texts.city} />
        </div>
      </fieldset>
      <fieldset class="group">
        <legend>{payment}</legend>
        <TextField {...field('reference')} label={texts.reference} hint={texts.referenceHint} />
        <TextField
          {...field('lastFour')}
          label={texts.lastFour}
          hint={texts.lastFourHint}
          inputmode="numeric"
        />
      </fieldset>
    </>
  );
};
