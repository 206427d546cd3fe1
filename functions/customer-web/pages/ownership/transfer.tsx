import { decidesForCustomer } from '../../../../lib/domain/billing/billing-access.ts';
import { type CheckedStep, transferNeeded } from '../../../../lib/domain/ownership/ownership.ts';
import type { PortalUser } from '../../../../lib/domain/portal/portal.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import type { TransferView } from '../../../../lib/operations/ownership/transfer.ts';
import { PostForm, Submit } from '../parts.tsx';
import { SelectField, TextField } from '../portal/fields.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { nameOf } from '../portal/people.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import { ownershipTextsIn } from './texts.ts';
import type { TransferField } from './wording.ts';

/** Whose the account is, and how a transfer stands (R57, R58, R59). */
export const TransferPart = ({ transfer: view, ...page }: PortalPageProps & { transfer: TransferView }) => {
  const { language } = page;
  const { transfer: texts } = ownershipTextsIn(language);
  const { billing } = view;
  if (billing.transfer)
    return (
      <section>
        <h2>{texts.title}</h2>
        <Asked {...page} asked={view} />
      </section>
    );
  if (!transferNeeded(billing)) return null;
  return (
    <section>
      <h2>{texts.title}</h2>
      <p>{texts.needed(page.view.partnerName)}</p>
      <p>
        <a class="button second" href={pathIn(page.view.subscriptionId, 'account', 'transfer')}>
          {texts.toForm}
        </a>
      </p>
    </section>
  );
};

const Asked = ({ asked, language, session, view }: PortalPageProps & { asked: TransferView }) => {
  const { transfer: texts } = ownershipTextsIn(language);
  const { billing, user, checklist } = asked;
  const { transfer } = billing;
  if (!transfer) return null;
  const { newOwner, requestedAt, requestedBy, consentedAt } = transfer;
  const isNewOwner = newOwner.userId === user.id;
  const answers = [
    ...(isNewOwner && !consentedAt ? [{ answer: 'agree', label: texts.agree, look: 'button' }] : []),
    ...(isNewOwner ? [{ answer: 'decline', label: texts.decline, look: 'button second' }] : []),
    ...(!isNewOwner && decidesForCustomer(billing, user)
      ? [{ answer: 'withdraw', label: texts.withdraw, look: 'button second' }]
      : []),
  ];
  return (
    <>
      <p>
        {texts.asked(newOwner.accountId, instantInWords(requestedAt, language), requestedBy.accountId)}{' '}
        {consentedAt && texts.consented(newOwner.accountId, instantInWords(consentedAt, language))}
      </p>
      {isNewOwner && !consentedAt && <p class="account">{texts.youAreAsked}</p>}
      {!isNewOwner && !consentedAt && <p>{texts.waiting}</p>}
      <h3>{texts.checklist(newOwner.accountId)}</h3>
      <Checklist checklist={checklist} language={language} />
      <p>{texts.supportNext}</p>
      <PostForm session={session} action={pathIn(view.subscriptionId, 'account', 'transfer', 'answer')}>
        <div class="actions">
          {answers.map(({ answer, label, look }) => (
            <button key={answer} type="submit" name="answer" value={answer} class={look}>
              {label}
            </button>
          ))}
        </div>
      </PostForm>
    </>
  );
};

/** What the new owner has, and what is missing and how to get it (R58). */
const Checklist = ({
  checklist,
  language,
}: Pick<PortalPageProps, 'language'> & { checklist: readonly CheckedStep[] }) => {
  const { transfer: texts } = ownershipTextsIn(language);
  return (
    <ul class="people">
      {checklist.map(({ step, done }) => (
        <li key={step}>
          <div>
            <p>{texts.steps[step]}</p>
            {!done && <p class="quiet">{texts.remedies[step]}</p>}
          </div>
          <div class="state">
            <span class={done ? 'status' : 'status off'}>{done ? texts.done : texts.missing}</span>
          </div>
        </li>
      ))}
    </ul>
  );
};

/** What was entered, as it was entered. */
export type TransferEntries = Readonly<Record<TransferField, string>>;

interface TransferPageProps extends PortalPageProps {
  readonly users: readonly PortalUser[];
  /** Whether the form asks for the card that pays. */
  readonly paidByCard: boolean;
  readonly version: string;
  readonly entries: TransferEntries;
  readonly rejection: Rejection;
}

/** The form that asks for a transfer of the ownership (R57). */
export const TransferPage = ({
  users,
  paidByCard,
  version,
  entries,
  rejection,
  ...page
}: TransferPageProps) => {
  const { language, session, view } = page;
  const { transfer: texts } = ownershipTextsIn(language);
  const account = pathIn(view.subscriptionId, 'account');
  const field = (name: TransferField) => ({
    language,
    name,
    label: texts.labels[name],
    value: entries[name],
    faults: rejection.faults,
  });
  return (
    <Frame {...page} tab="account" title={texts.formTitle} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>{texts.formLead}</p>
      <PostForm session={session} action={`${account}/transfer`} look="fields">
        <input type="hidden" name="version" value={version} />
        <SelectField
          {...field('newAdministrator')}
          options={[
            { value: '', label: texts.choose },
            ...users.map((user) => ({
              value: user.accountId,
              label: `${nameOf(user)}, ${user.accountId}`,
            })),
          ]}
        />
        <TextField {...field('signUpAccount')} type="email" hint={texts.hints.signUpAccount} />
        <TextField {...field('companyName')} />
        <TextField {...field('accountReference')} hint={texts.hints.accountReference} />
        {paidByCard && (
          <TextField {...field('cardLastFour')} hint={texts.hints.cardLastFour} inputmode="numeric" />
        )}
        <Submit label={texts.submit} back={account} cancel={portalTextsIn(language).userForm.cancel} />
      </PostForm>
    </Frame>
  );
};
