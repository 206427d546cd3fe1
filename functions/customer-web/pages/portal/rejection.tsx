import type { Language } from '../../../../lib/domain/identity.ts';
import type { Fault } from '../fault.ts';
import { portalTextsIn } from './texts.ts';
import type { ExplainedRefusal, Field } from './wording.ts';

export type Faults = Partial<Record<Field, Fault>>;

/** Why a form was not accepted: fields at fault, or a rule that stands against it. */
export interface Rejection {
  readonly faults: Faults;
  readonly refusal?: ExplainedRefusal;
}
export const noRejection: Rejection = { faults: {} };
export const isRejected = ({ faults, refusal }: Rejection): boolean =>
  refusal !== undefined || Object.keys(faults).length > 0;

export const faultText = (language: Language, field: Field, fault: Fault): string => {
  const { faults } = portalTextsIn(language);
  return faults[field][fault] ?? faults[field].missing ?? '';
};

/** Says before the form what is wrong, with a link to each field. */
export const Problem = ({
  language,
  rejection: { faults, refusal },
  others = [],
}: {
  language: Language;
  rejection: Rejection;
  /** What is wrong besides the fields, with the id of its place. */
  others?: readonly { readonly id: string; readonly text: string }[];
}) => {
  const texts = portalTextsIn(language);
  const fields = Object.entries(faults) as [Field, Fault][];
  const wrong = [
    ...fields.map(([field, fault]) => ({ id: field, text: faultText(language, field, fault) })),
    ...others,
  ];
  if (wrong.length === 0 && !refusal) return null;
  return (
    <div class="problem" role="alert">
      <h2>{texts.problem}</h2>
      {refusal && <p>{texts.refusals[refusal]}</p>}
      {wrong.length > 0 && (
        <ul>
          {wrong.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
