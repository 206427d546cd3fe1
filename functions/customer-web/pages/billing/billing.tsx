import { addressInWords } from '../../../../lib/country-in-words.ts';
import type { BillingAccount } from '../../../../lib/domain/billing/billing-account.ts';
import { paysWithPartners } from '../../../../lib/domain/billing/paid-actions.ts';
import { paymentWarnings } from '../../../../lib/domain/billing/payment-method.ts';
import type { Subscription } from '../../../../lib/domain/subscription/subscription.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import { moneyInWords } from '../../../../lib/money-in-words.ts';
import type { MadeCharge, NextCharge } from '../../../../lib/operations/billing/charges.ts';
import { Facts, LinkButton } from '../parts.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { pays, trialInWords } from '../portal/people.tsx';
import type { Done } from '../portal/wording.ts';
import { ChargeTable } from './charge.tsx';
import { billingTextsIn } from './texts.ts';
import { goods } from './wording.ts';

export interface BillingPageProps extends PortalPageProps {
  readonly subscription: Subscription;
  /** Whether there are prices for the service. */
  readonly forSale: boolean;
  readonly next: NextCharge;
  readonly charges: readonly MadeCharge[];
  /** Where earlier charges begin. */
  readonly earlier: string | undefined;
  /** Whether the page shows other than the newest charges. */
  readonly further: boolean;
  readonly done: Done | undefined;
}

/** What is paid for, what comes next, what was charged, and what can be bought (R49, R51, R62). */
export const BillingPage = (page: BillingPageProps) => {
  const { language, view, subscription, done } = page;
  const texts = billingTextsIn(language);
  const expiry = view.standing.deadlines.find(({ kind }) => kind === 'expiry');
  return (
    <Frame
      language={language}
      session={page.session}
      view={view}
      tab="billing"
      title={texts.title}
      done={done}
    >
      {subscription.phase === 'trial' && expiry && page.forSale && !pays(view) && (
        <p>{trialInWords(view, instantInWords(expiry.at, language), language)}</p>
      )}
      {subscription.phase === 'trial' && page.forSale && pays(view) && (
        <>
          <p>{texts.trial(expiry && instantInWords(expiry.at, language))}</p>
          <div class="actions first">
            <LinkButton
              href={pathIn(view.subscriptionId, 'billing', 'conversion')}
              label={texts.toConversion}
            />
          </div>
        </>
      )}
      {subscription.phase === 'paid' && <Paid {...page} subscription={subscription} />}
      {!page.forSale && <p>{texts.notForSale}</p>}
      {page.forSale && <Charges {...page} />}
    </Frame>
  );
};

const Paid = ({
  subscription: { paid, allowance, billing },
  next,
  language,
  view,
}: BillingPageProps & { subscription: Extract<Subscription, { phase: 'paid' }> }) => {
  const texts = billingTextsIn(language);
  return (
    <>
      <Facts
        facts={[
          { label: texts.since, value: instantInWords(paid.since, language) },
          { label: texts.plan, value: paid.plan.name },
          { label: texts.release, value: paid.release.name },
          { label: texts.licences, value: String(allowance.licences) },
          { label: texts.storage, value: texts.gigabytes(allowance.storageGb) },
          ...paymentOf(billing, texts.payment, texts.cardEndsWith),
          ...addressOf(billing, texts.conversion.address, language),
        ]}
      />
      {pays(view) && <Buy language={language} view={view} billing={billing} />}
      <Next next={next} language={language} view={view} />
    </>
  );
};

/** What the billing administrator alone can do; a new owner gives a payment method of their own first (R51, R56, R59). */
const Buy = ({
  language,
  view,
  billing,
}: Pick<BillingPageProps, 'language' | 'view'> & { billing: BillingAccount | undefined }) => {
  const texts = billingTextsIn(language);
  const replacement = pathIn(view.subscriptionId, 'billing', 'payment-method');
  const giver = billing && paymentWarnings(billing).length > 0 && billing.paymentMethod?.givenBy;
  const mayBuy = !billing || !paysWithPartners(billing);
  return (
    <>
      {giver ? (
        <>
          <p class="account">
            {texts.formersMethod(giver.accountId)} {!mayBuy && texts.nothingBefore}
          </p>
          <div class="actions first">
            <LinkButton href={replacement} label={texts.toReplacement} />
          </div>
        </>
      ) : (
        <p>
          <a href={replacement}>{texts.toReplacement}</a>
        </p>
      )}
      <p>
        <a href={pathIn(view.subscriptionId, 'account', 'information')}>{texts.toInformation}</a>
      </p>
      {mayBuy && <Goods language={language} view={view} />}
    </>
  );
};

const Goods = ({ language, view }: Pick<BillingPageProps, 'language' | 'view'>) => {
  const texts = billingTextsIn(language);
  return (
    <>
      <h2>{texts.buy}</h2>
      <ul class="choices">
        {goods.map((good) => (
          <li key={good}>
            <a href={pathIn(view.subscriptionId, 'billing', 'purchase', good)}>
              {texts.goods[good]}
              <span>{texts.goodHints[good]}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
};

const paymentOf = (
  billing: BillingAccount | undefined,
  label: string,
  inWords: (lastFour: string) => string,
) => (billing?.paymentMethod ? [{ label, value: inWords(billing.paymentMethod.lastFour) }] : []);

const addressOf = (
  billing: BillingAccount | undefined,
  label: string,
  language: BillingPageProps['language'],
) => (billing?.address ? [{ label, value: addressInWords(billing.address, language) }] : []);

const Next = ({
  next: { next, withoutPartnerAccess },
  language,
  view,
}: Pick<BillingPageProps, 'next' | 'language' | 'view'>) => {
  const texts = billingTextsIn(language);
  if (!next) return null;
  return (
    <section>
      <h2>{texts.next}</h2>
      <p>{texts.nextLead(instantInWords(next.at, language))}</p>
      <ChargeTable language={language} charge={next} />
      {withoutPartnerAccess && (
        <p class="account">
          {texts.withoutPartner(
            view.partnerName,
            moneyInWords(withoutPartnerAccess.total, withoutPartnerAccess.currency, language),
          )}{' '}
          <a href={pathIn(view.subscriptionId, 'partner')}>{texts.toPartner}</a>
        </p>
      )}
    </section>
  );
};

/** What was charged, newest first: a line each, which opens into what it was for. */
const Charges = ({ charges, earlier, further, language, view }: BillingPageProps) => {
  const texts = billingTextsIn(language);
  const path = pathIn(view.subscriptionId, 'billing');
  return (
    <section>
      <h2>{texts.charges}</h2>
      {charges.length === 0 && <p>{texts.noCharges}</p>}
      {charges.map((made) => (
        <MadeChargePart key={made.id} made={made} language={language} />
      ))}
      {further && (
        <p>
          <a href={path}>{texts.newest}</a>
        </p>
      )}
      {earlier && (
        <p>
          <a href={`${path}?charges=${earlier}`}>{texts.earlier}</a>
        </p>
      )}
    </section>
  );
};

const MadeChargePart = ({
  made: { id, occasion, charge },
  language,
}: Pick<BillingPageProps, 'language'> & { made: MadeCharge }) => {
  const texts = billingTextsIn(language);
  return (
    <details class="receipt">
      <summary>
        <span>
          {texts.occasions[occasion] ?? occasion}
          <span class="quiet">{instantInWords(charge.at, language)}</span>
        </span>
        <span>{moneyInWords(charge.total, charge.currency, language)}</span>
      </summary>
      <ChargeTable language={language} charge={charge} />
      <p class="quiet">{texts.receiptNumber(id)}</p>
    </details>
  );
};
