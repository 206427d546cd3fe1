import type { AccountId } from '../../../../lib/domain/identity.ts';
import type { PortalUser } from '../../../../lib/domain/portal/portal.ts';
import { LinkButton, PostForm, Submit } from '../parts.tsx';
import { SelectField } from '../portal/fields.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { personIn } from '../portal/history.tsx';
import { nameOf } from '../portal/people.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import { ownershipTextsIn } from './texts.ts';

interface HandOverPageProps extends PortalPageProps {
  /** Who could take over. */
  readonly candidates: readonly PortalUser[];
  readonly entry: string;
  readonly rejection: Rejection;
}

/** The form by which the billing administrator names who takes over (R56). */
export const HandOverPage = ({ candidates, entry, rejection, ...page }: HandOverPageProps) => {
  const { language, session, view } = page;
  const { handOver: texts, delegates } = ownershipTextsIn(language);
  const account = pathIn(view.subscriptionId, 'account');
  return (
    <Frame {...page} tab="account" title={texts.title} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>{texts.lead}</p>
      {candidates.length === 0 ? (
        <>
          <p class="account">{texts.nobody}</p>
          <LinkButton href={account} label={ownershipTextsIn(language).title} />
        </>
      ) : (
        <PostForm session={session} action={`${account}/billing-administrator`} look="fields">
          <SelectField
            language={language}
            name="newAdministrator"
            label={texts.who}
            value={entry}
            options={[
              { value: '', label: delegates.choose },
              ...candidates.map((user) => ({
                value: user.accountId,
                label: `${nameOf(user)}, ${user.accountId}`,
              })),
            ]}
            faults={rejection.faults}
          />
          <Submit
            label={texts.look}
            step="look"
            back={account}
            cancel={portalTextsIn(language).userForm.cancel}
          />
        </PostForm>
      )}
    </Frame>
  );
};

interface ConfirmationProps extends PortalPageProps {
  readonly newAdministrator: AccountId;
  /** Who is told. */
  readonly told: readonly string[];
  readonly version: string;
}

/** What is about to be given away, before it is: the giver cannot take it back (R56). */
export const HandOverConfirmationPage = ({ newAdministrator, told, version, ...page }: ConfirmationProps) => {
  const { language, session, view } = page;
  const { handOver: texts, partner } = ownershipTextsIn(language);
  const who = personIn(view.portal, newAdministrator);
  return (
    <Frame {...page} tab="account" title={texts.confirmTitle}>
      <p>{texts.confirmLead(who)}</p>
      <p class="account">{texts.irreversible}</p>
      {told.length > 0 && <p class="quiet">{partner.told(told.join(', '))}</p>}
      <PostForm session={session} action={pathIn(view.subscriptionId, 'account', 'billing-administrator')}>
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="newAdministrator" value={newAdministrator} />
        <div class="actions">
          <button type="submit" name="step" value="confirm" class="button danger">
            {texts.confirm}
          </button>
          <button type="submit" name="step" value="change" class="button second">
            {partner.change}
          </button>
        </div>
      </PostForm>
    </Frame>
  );
};
