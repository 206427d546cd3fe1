import { PostForm, Submit } from '../parts.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import { type PaymentEntries, PaymentFields } from './payment-fields.tsx';
import { billingTextsIn } from './texts.ts';

interface PaymentMethodPageProps extends PortalPageProps {
  readonly countryName: string;
  readonly entries: PaymentEntries;
  readonly rejection: Rejection;
}

/** The form that replaces how it is paid; it is shown once more before it happens (R49, R56). */
export const PaymentMethodPage = ({ countryName, entries, rejection, ...page }: PaymentMethodPageProps) => {
  const { language, session, view } = page;
  const { replacement: texts } = billingTextsIn(language);
  const { faults } = rejection;
  const billing = pathIn(view.subscriptionId, 'billing');
  return (
    <Frame {...page} tab="billing" title={texts.title} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>{texts.lead}</p>
      <PostForm session={session} action={`${billing}/payment-method`} look="fields">
        <PaymentFields language={language} countryName={countryName} entries={entries} faults={faults} />
        <Submit
          label={texts.look}
          step="look"
          back={billing}
          cancel={portalTextsIn(language).userForm.cancel}
        />
      </PostForm>
    </Frame>
  );
};
