import {
  type BillingAccount,
  type PartnerAccessKind,
  partnerAccessKinds,
} from '../../../../lib/domain/billing/billing-account.ts';
import { hasNoPartner, openKinds } from '../../../../lib/domain/partner-access/partner-access.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import type { AccessReceipt } from '../../../../lib/operations/ownership/partner-access.ts';
import type { PartnerOfRecordView } from '../../../../lib/operations/partner-of-record/view.ts';
import { Facts, PostForm } from '../parts.tsx';
import { KindBoxes } from '../portal/choices.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import type { Done } from '../portal/wording.ts';
import { RecordPart, type Search } from './record.tsx';
import { ownershipTextsIn } from './texts.ts';
import type { OwnershipTexts } from './wording.ts';

/** What was done last when there is a new receipt, which then comes first. */
const newReceipt: Done = 'access-removed';

export interface PartnerPageProps extends PortalPageProps {
  readonly record: PartnerOfRecordView;
  /** What was searched for, and what was found. */
  readonly search: Search | undefined;
  /** The account of the partner, for who decides for the customer. */
  readonly billing: BillingAccount | undefined;
  /** Of the newest removal. */
  readonly receipt: AccessReceipt | undefined;
  /** The standard fee of a month in words; `undefined` while nothing is charged. */
  readonly fee: string | undefined;
  readonly chosen: readonly PartnerAccessKind[];
  readonly done: Done | undefined;
  readonly rejection: Rejection;
}

/** The partner of record, and the access of the partner that set up the service (R52, R53, R54, R61, R62). */
export const PartnerPage = (props: PartnerPageProps) => {
  const { billing, receipt, fee, record, search, done, rejection, language, session, view } = props;
  const { partner: texts } = ownershipTextsIn(language);
  return (
    <Frame
      language={language}
      session={session}
      view={view}
      tab="partner"
      title={texts.title}
      done={done}
      faulty={isRejected(rejection)}
    >
      <Problem language={language} rejection={rejection} />
      {done === newReceipt && receipt && <ReceiptPart receipt={receipt} fee={fee} language={language} />}
      <RecordPart
        language={language}
        session={session}
        view={view}
        record={record}
        search={search}
        rejection={rejection}
      />
      {billing && !hasNoPartner(billing) && <AccessPart {...props} billing={billing} />}
    </Frame>
  );
};

type AccessPartProps = PartnerPageProps & { readonly billing: BillingAccount };

/** The access of the partner, what it costs, how to remove it, and the receipt (R61, R62). */
const AccessPart = (props: AccessPartProps) => {
  const { billing, fee, receipt, done, language, view } = props;
  const { partner: texts } = ownershipTextsIn(language);
  const stands = openKinds(billing).length > 0;
  const isNew = done === newReceipt;
  return (
    <>
      <h2>{texts.accessTitle}</h2>
      <p>{stands ? texts.lead(view.partnerName) : texts.nothingLeft(view.partnerName)}</p>
      {stands && <StandsPart billing={billing} language={language} />}
      {stands && <p>{fee ? texts.fee(fee) : texts.noFee}</p>}
      {receipt && !isNew && <ReceiptPart receipt={receipt} fee={fee} language={language} />}
      {billing.partnerAccess.user.is === 'removed' && <LettingIn {...props} />}
      <Removal {...props} />
    </>
  );
};

/** The way to let the partner's user in again (R61). */
const LettingIn = ({ language, session, view }: AccessPartProps) => {
  const { lettingIn: texts } = ownershipTextsIn(language);
  return (
    <PostForm session={session} action={pathIn(view.subscriptionId, 'partner', 'user')}>
      <p>{texts.offer}</p>
      <button type="submit" name="step" value="look" class="button second">
        {texts.look}
      </button>
    </PostForm>
  );
};

/** Each kind of access: since when it stands, or when it was removed and by whom. */
const StandsPart = ({ billing, language }: Pick<AccessPartProps, 'billing' | 'language'>) => {
  const { partner: texts } = ownershipTextsIn(language);
  return (
    <Facts
      facts={partnerAccessKinds.flatMap((kind) => {
        const access = billing.partnerAccess[kind];
        if (access.is === 'none') return [];
        return {
          label: texts.kinds[kind],
          value:
            access.is === 'open'
              ? texts.open(instantInWords(access.since, language))
              : texts.removed(instantInWords(access.at, language), access.by),
        };
      })}
    />
  );
};

const Removal = ({ billing, chosen, rejection, language, session, view }: AccessPartProps) => {
  const { partner: texts } = ownershipTextsIn(language);
  const open = openKinds(billing);
  const removable = billing.administrator.of === 'partner' ? open.filter((kind) => kind !== 'billing') : open;
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{texts.removeTitle}</h2>
      {removable.length < open.length && <p class="account">{texts.partnerAdministers(view.partnerName)}</p>}
      {removable.length > 0 && (
        <PostForm session={session} action={pathIn(view.subscriptionId, 'partner', 'removal')} look="fields">
          <KindBoxes
            language={language}
            label={texts.removeWhich}
            kinds={removable}
            chosen={chosen}
            faults={rejection.faults}
          />
          <div class="actions">
            <button type="submit" name="step" value="look" class="button">
              {texts.look}
            </button>
          </div>
        </PostForm>
      )}
    </section>
  );
};

const ReceiptPart = ({
  receipt,
  fee,
  language,
}: { receipt: AccessReceipt; fee: string | undefined } & Pick<PortalPageProps, 'language'>) => {
  const { partner: texts } = ownershipTextsIn(language);
  return (
    <section>
      <h2>{texts.receipt}</h2>
      <Facts
        facts={[
          { label: texts.receiptId, value: receipt.receiptId },
          { label: texts.receiptAt, value: instantInWords(receipt.at, language) },
          { label: texts.receiptBy, value: receipt.by },
          { label: texts.receiptRemoved, value: receipt.removed.map(({ access }) => texts.kinds[access]) },
          {
            label: texts.receiptRemaining,
            value:
              receipt.remaining.length === 0
                ? texts.nothingRemains
                : receipt.remaining.map((access) => texts.kinds[access]),
          },
          { label: texts.receiptNotices, value: receipt.noticesTo.email },
          ...(fee && receipt.feeStopsAt
            ? [
                {
                  label: texts.receiptFee,
                  value: texts.receiptFeeUntil(fee, instantInWords(receipt.feeStopsAt, language)),
                  plain: true,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
};

/** What becomes of the fee for the partner's access, in words. */
export type FeeAfter =
  | { readonly is: 'goes-on'; readonly fee: string }
  | { readonly is: 'ends'; readonly at: string; readonly total: string; readonly insteadOf: string };

interface RemovalPageProps extends PortalPageProps {
  readonly kinds: readonly PartnerAccessKind[];
  /** Who is told. */
  readonly told: readonly string[];
  /** Who of the partner is a delegate no longer then. */
  readonly delegates: readonly string[];
  /** Whether somebody at the partner stays the billing administrator, and can do nothing any more (R56). */
  readonly nobodyPays: boolean;
  /** Where notices go, when that changes. */
  readonly notices: { readonly from: string; readonly to: string } | undefined;
  /** `undefined` where nothing is charged for it. */
  readonly fee: FeeAfter | undefined;
}

/** What is about to be removed, before it is: access to billing cannot be opened again (R61). */
export const RemovalPage = ({
  kinds,
  told,
  delegates,
  nobodyPays,
  notices,
  fee,
  ...page
}: RemovalPageProps) => {
  const { language, session, view } = page;
  const { partner: texts } = ownershipTextsIn(language);
  return (
    <Frame {...page} tab="partner" title={texts.confirmTitle}>
      <p>{texts.confirmLead}</p>
      <Facts
        facts={[
          ...kinds.map((kind) => ({ label: texts.kinds[kind], value: texts.whatGoes[kind], plain: true })),
          ...(delegates.length > 0 ? [{ label: texts.delegatesGo, value: delegates }] : []),
          ...(notices
            ? [{ label: texts.noticesGo, value: texts.noticesFrom(notices.from, notices.to), plain: true }]
            : []),
          ...(fee ? [{ label: texts.feeGoes, value: feeInWords(fee, texts), plain: true }] : []),
        ]}
      />
      {kinds.includes('billing') && <p class="account">{texts.irreversible}</p>}
      {nobodyPays && <p class="account">{texts.nobodyPays(view.partnerName)}</p>}
      {told.length > 0 && <p class="quiet">{texts.told(told.join(', '))}</p>}
      <PostForm session={session} action={pathIn(view.subscriptionId, 'partner', 'removal')}>
        {kinds.map((kind) => (
          <input key={kind} type="hidden" name="kinds" value={kind} />
        ))}
        <div class="actions">
          <button type="submit" name="step" value="confirm" class="button danger">
            {texts.confirm}
          </button>
          <button type="submit" name="step" value="change" class="button second">
            {texts.change}
          </button>
        </div>
      </PostForm>
    </Frame>
  );
};

const feeInWords = (fee: FeeAfter, texts: OwnershipTexts['partner']): string =>
  fee.is === 'ends' ? texts.feeEnds(fee.at, fee.total, fee.insteadOf) : texts.feeGoesOn(fee.fee);
