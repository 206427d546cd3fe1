import type { Charge } from '../../../../lib/domain/billing/charge.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import { moneyInWords } from '../../../../lib/money-in-words.ts';
import { billingTextsIn } from './texts.ts';

interface ChargeTableProps {
  readonly language: Language;
  readonly charge: Charge;
}

/** What is charged, line by line, and the sum (R62). */
export const ChargeTable = ({ language, charge }: ChargeTableProps) => {
  const texts = billingTextsIn(language);
  const { currency, lines, total, at, until } = charge;
  const money = (amount: number): string => moneyInWords(amount, currency, language);
  const period = texts.period(instantInWords(at, language), instantInWords(until, language));
  return (
    <table class="charge">
      <caption>{period}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.what}</th>
          <th scope="col">{texts.amount}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.for}>
            <th scope="row">
              {texts.lines[line.for](line.quantity)}
              <span class="quiet">{texts.eachMonth(money(line.unitPrice))}</span>
            </th>
            <td>{money(line.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{texts.total}</th>
          <td>{money(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
};
