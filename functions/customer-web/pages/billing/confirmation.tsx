import { moneyInWords } from '../../../../lib/money-in-words.ts';
import type { Preview } from '../../../../lib/operations/billing/preview.ts';
import { Facts, PostForm } from '../parts.tsx';
import { Frame, type PortalPageProps } from '../portal/frame.tsx';
import { ChargeTable } from './charge.tsx';
import { billingTextsIn } from './texts.ts';

export interface ConfirmationProps extends PortalPageProps {
  readonly preview: Preview;
  /** Where the form goes. */
  readonly action: string;
  /** The form as it was filled in, to be sent once more. */
  readonly entries: Readonly<Record<string, string>>;
  /** What makes the form good for one effect. */
  readonly once: string;
  readonly of: 'conversion' | 'purchase' | 'replacement';
  /** What will be, for what is not about a charge. */
  readonly facts?: Parameters<typeof Facts>[0]['facts'] | undefined;
}

/** What is about to happen, with the charge before it is made: a dry run of the same decision (R49, R51, R62). */
export const ConfirmationPage = ({
  preview,
  action,
  entries,
  once,
  of,
  facts,
  ...page
}: ConfirmationProps) => {
  const { language, session } = page;
  const { confirmation: texts } = billingTextsIn(language);
  const { charges, mails } = preview;
  const [charge] = charges;
  const total = charge ? moneyInWords(charge.total, charge.currency, language) : '';
  const buy = charge ? texts.buy(total) : texts.buyFree;
  const { lead, after, confirm } = {
    conversion: { lead: texts.lead, after: texts.afterConversion, confirm: texts.convert(total) },
    purchase: { lead: texts.lead, after: charge && texts.afterPurchase, confirm: buy },
    replacement: { lead: texts.nothingReplaced, after: texts.afterReplacement, confirm: texts.replace },
  }[of];
  return (
    <Frame {...page} tab="billing" title={texts.title}>
      <p>{lead}</p>
      {facts && <Facts facts={facts} />}
      {charge ? (
        <>
          <h2>{texts.now}</h2>
          <ChargeTable language={language} charge={charge} />
        </>
      ) : (
        !facts && <p>{texts.free}</p>
      )}
      {after && <p class="account">{after}</p>}
      {mails.length > 0 && (
        <p class="quiet">{texts.mails([...new Set(mails.map(({ to }) => to))].join(', '))}</p>
      )}
      <PostForm session={session} action={action}>
        <input type="hidden" name="once" value={once} />
        {Object.entries(entries).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="actions">
          <button type="submit" name="step" value="confirm" class="button">
            {confirm}
          </button>
          <button type="submit" name="step" value="change" class="button second">
            {texts.change}
          </button>
        </div>
      </PostForm>
    </Frame>
  );
};
