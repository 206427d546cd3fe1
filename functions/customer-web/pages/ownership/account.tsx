import { addressInWords } from '../../../../lib/country-in-words.ts';
import {
  billingWarnings,
  decidesForCustomer,
  isBillingAdministrator,
  withBillingAccess,
} from '../../../../lib/domain/billing/billing-access.ts';
import type { BillingAccount } from '../../../../lib/domain/billing/billing-account.ts';
import type { Address } from '../../../../lib/domain/organization.ts';
import {
  type AccountInformation,
  informationOf,
} from '../../../../lib/domain/ownership/account-information.ts';
import { giverOf } from '../../../../lib/domain/subscription/contact.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import type { Inside } from '../../../../lib/operations/ownership/inside.ts';
import type { TransferView } from '../../../../lib/operations/ownership/transfer.ts';
import { Facts, PostForm, Submit } from '../parts.tsx';
import { SelectField } from '../portal/fields.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { personIn } from '../portal/history.tsx';
import { nameOf } from '../portal/people.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import { portalTextsIn } from '../portal/texts.ts';
import type { Done } from '../portal/wording.ts';
import { ownershipTextsIn } from './texts.ts';
import { TransferPart } from './transfer.tsx';
import type { NoticesGiver } from './wording.ts';

interface AccountPageProps extends PortalPageProps {
  /** For who has access to billing. */
  readonly information: Inside | undefined;
  /** For who has access to billing. */
  readonly delegates: Inside | undefined;
  /** For who decides, and for who is to be the new owner. */
  readonly transfer: TransferView | undefined;
  readonly done: Done | undefined;
  readonly rejection: Rejection;
}

/**
 * The account: what is known of it, who has access to billing, and whose it is; a transfer that waits for an answer
 * comes first (R57 to R60, R64).
 */
export const AccountPage = ({
  information,
  delegates,
  transfer,
  done,
  rejection,
  ...page
}: AccountPageProps) => {
  const { language } = page;
  const texts = ownershipTextsIn(language);
  return (
    <Frame {...page} tab="account" title={texts.title} done={done} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      {transfer?.billing.transfer && <TransferPart {...page} transfer={transfer} />}
      {information && <InformationPart {...page} opened={information} />}
      {delegates && <DelegatesPart {...page} opened={delegates} rejection={rejection} />}
      {transfer && !transfer.billing.transfer && <TransferPart {...page} transfer={transfer} />}
    </Frame>
  );
};

/** Who gave the address of the notices; when the partner is out and still administers billing, they follow a user of the portal. */
function noticesGiverIn({ subscription, billing }: Inside): NoticesGiver | 'customer' {
  const giver = giverOf(subscription.contact);
  return giver === 'billing-administrator' && billing.administrator.of === 'partner'
    ? 'no-longer-partner'
    : giver;
}

const InformationPart = ({ opened, language, view }: PortalPageProps & { opened: Inside }) => {
  const { information: texts } = ownershipTextsIn(language);
  const known = informationOf({ names: opened.subscription.names, billing: opened.billing });
  const giver = noticesGiverIn(opened);
  const given = (...lines: readonly string[]) =>
    lines.length > 0 ? { value: lines } : { value: texts.notGiven, plain: true };
  return (
    <section>
      <h2>{texts.title}</h2>
      <Facts
        facts={[
          { label: texts.labels.organizationName, value: known.organizationName },
          { label: texts.labels.phone, ...given(...(known.phone === undefined ? [] : [known.phone])) },
          { label: texts.address, ...given(...linesOf(known.address, language)) },
          { label: texts.billingAddress, ...given(...linesOf(known.billingAddress, language)) },
          { label: texts.contact, ...given(...contactIn(known)) },
          { label: texts.noticesTo, value: opened.subscription.contact.email },
        ]}
      />
      {giver !== 'customer' && <p class="account">{texts.noticesGivenBy[giver](view.partnerName)}</p>}
      {decidesForCustomer(opened.billing, opened.user) && (
        <p>
          <a class="button second" href={pathIn(view.subscriptionId, 'account', 'information')}>
            {texts.correct}
          </a>
        </p>
      )}
    </section>
  );
};

const linesOf = (address: Address | undefined, language: PortalPageProps['language']): readonly string[] =>
  address ? addressInWords(address, language) : [];

const contactIn = ({ contact }: AccountInformation): string[] =>
  contact ? [contact.name, contact.email, ...(contact.phone ? [contact.phone] : [])] : [];

const DelegatesPart = ({
  opened: { billing, portal },
  rejection,
  language,
  session,
  view,
}: PortalPageProps & { opened: Inside; rejection: Rejection }) => {
  const { delegates: texts } = ownershipTextsIn(language);
  const { administrator, delegates } = billing;
  const path = pathIn(view.subscriptionId, 'account', 'delegates');
  const inWords = (at: Parameters<typeof instantInWords>[0]) => instantInWords(at, language);
  return (
    <section>
      <h2>{texts.title}</h2>
      <p>{texts.lead}</p>
      {billingWarnings(billing).length > 0 && <p class="account">{texts.warning}</p>}
      <ul class="people">
        <li>
          <div>
            <Holder portal={portal} accountId={administrator.accountId} />
            <p>{administrator.of === 'partner' ? texts.atPartner(view.partnerName) : texts.administrator}</p>
            <p class="quiet">{texts.administratorSince(inWords(administrator.since))}</p>
          </div>
        </li>
        {delegates.map(({ id, holder, since, by }) => (
          <li key={id}>
            <div>
              <Holder portal={portal} accountId={holder.accountId} />
              <p>{holder.of === 'partner' ? texts.delegateAtPartner(view.partnerName) : texts.delegate}</p>
              <p class="quiet">{texts.since(inWords(since), personIn(portal, by))}</p>
            </div>
            <div class="state">
              <a href={`${path}/${id}/removal`} aria-label={texts.remove(holder.accountId)}>
                {texts.removeShort}
              </a>
            </div>
          </li>
        ))}
      </ul>
      {isBillingAdministrator(billing, view.user) && !billing.transfer && (
        <p>
          <a href={pathIn(view.subscriptionId, 'account', 'billing-administrator')}>
            {ownershipTextsIn(language).handOver.toForm}
          </a>
        </p>
      )}
      <h3>{texts.add}</h3>
      <AddDelegate
        action={path}
        candidates={withoutAccess(billing, portal.users)}
        language={language}
        session={session}
        rejection={rejection}
      />
    </section>
  );
};

/** Who has access to billing: a user by name, somebody else by account. */
const Holder = ({ portal, accountId }: { portal: Inside['portal']; accountId: string }) => {
  const user = portal.users.find((one) => one.accountId === accountId);
  return (
    <>
      <h3>{user ? nameOf(user) : accountId}</h3>
      {user && <p>{accountId}</p>}
    </>
  );
};

/** Users who could be made delegates. */
function withoutAccess(billing: BillingAccount, users: Inside['portal']['users']) {
  const known = withBillingAccess(billing);
  return users.filter(({ accountId }) => !known.includes(accountId));
}

const AddDelegate = ({
  action,
  candidates,
  rejection,
  language,
  session,
}: Pick<PortalPageProps, 'language' | 'session'> & {
  action: string;
  candidates: Inside['portal']['users'];
  rejection: Rejection;
}) => {
  const { delegates: texts } = ownershipTextsIn(language);
  if (candidates.length === 0) return <p>{texts.nobody}</p>;
  return (
    <PostForm session={session} action={action} look="fields">
      <SelectField
        language={language}
        name="delegate"
        label={texts.who}
        value=""
        options={[
          { value: '', label: texts.choose },
          ...candidates.map((user) => ({
            value: user.accountId,
            label: `${nameOf(user)}, ${user.accountId}`,
          })),
        ]}
        faults={rejection.faults}
      />
      <button type="submit" class="button second">
        {texts.submit}
      </button>
    </PostForm>
  );
};

interface RemovalProps extends PortalPageProps {
  readonly delegateId: string;
  /** The delegate, by name if there is one. */
  readonly name: string;
  readonly account: string;
  readonly version: string;
  /** Whether nobody could stand in any more. */
  readonly leavesOne: boolean;
}

/** Asks whether to remove a delegate, and says what that means (R60). */
export const DelegateRemovalPage = ({
  delegateId,
  name,
  account,
  version,
  leavesOne,
  ...page
}: RemovalProps) => {
  const { language, session, view } = page;
  const { delegates: texts } = ownershipTextsIn(language);
  const back = pathIn(view.subscriptionId, 'account');
  return (
    <Frame {...page} tab="account" title={texts.removalTitle(name)}>
      <p>{texts.removalLead(account)}</p>
      {leavesOne && <p class="account">{texts.removalWarning}</p>}
      <PostForm session={session} action={`${back}/delegates/${delegateId}/removal`}>
        <input type="hidden" name="version" value={version} />
        <Submit
          label={texts.removalSubmit}
          danger
          back={back}
          cancel={portalTextsIn(language).userForm.cancel}
        />
      </PostForm>
    </Frame>
  );
};
