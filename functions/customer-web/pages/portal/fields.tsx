import type { ComponentChildren } from 'preact';
import type { PartnerAccessKind } from '../../../../lib/domain/billing/billing-account.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import { type PortalRole, portalRoles } from '../../../../lib/domain/portal/portal.ts';
import type { Fault } from '../fault.ts';
import { ownershipTextsIn } from '../ownership/texts.ts';
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

const faultText = (language: Language, field: Field, fault: Fault): string => {
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

interface FieldProps {
  readonly language: Language;
  readonly name: Field;
  readonly faults: Faults;
}

const faultId = (name: Field): string => `${name}-fault`;
const hintId = (name: Field): string => `${name}-hint`;
const describedBy = (name: Field, fault: Fault | undefined, hint: string | undefined): string | undefined =>
  [...(hint ? [hintId(name)] : []), ...(fault ? [faultId(name)] : [])].join(' ') || undefined;

const FaultText = ({ language, name, faults }: FieldProps) => {
  const fault = faults[name];
  return fault ? (
    <p class="error" id={faultId(name)}>
      {faultText(language, name, fault)}
    </p>
  ) : null;
};

/** The label, hint and fault of a field, around it. */
const Labelled = ({
  label,
  hint,
  children,
  ...field
}: FieldProps & { label: string; hint?: string | undefined; children: ComponentChildren }) => {
  const { name, faults } = field;
  return (
    <div class={faults[name] ? 'field faulty' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="quiet" id={hintId(name)}>
          {hint}
        </p>
      )}
      <FaultText {...field} />
      {children}
    </div>
  );
};

interface TextFieldProps extends FieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly type?: 'text' | 'email';
  readonly autocomplete?: 'given-name' | 'family-name';
  /** What keyboard a phone shows. */
  readonly inputmode?: 'numeric' | 'tel';
}

/** A line of text with its label, hint and fault. */
export const TextField = ({
  label,
  value,
  hint,
  type = 'text',
  autocomplete,
  inputmode,
  ...field
}: TextFieldProps) => {
  const { name, faults } = field;
  const attributes = {
    id: name,
    name,
    value,
    autocomplete: autocomplete ?? ('off' as const),
    inputmode,
    spellcheck: false,
    'aria-invalid': faults[name] ? ('true' as const) : undefined,
    'aria-describedby': describedBy(name, faults[name], hint),
    autofocus: Object.keys(faults)[0] === name,
  };
  return (
    <Labelled label={label} hint={hint} {...field}>
      {type === 'email' ? <input type="email" {...attributes} /> : <input type="text" {...attributes} />}
    </Labelled>
  );
};

/** A text of several lines with its label, hint and fault. */
export const ProseField = ({
  label,
  value,
  hint,
  ...field
}: Pick<TextFieldProps, 'label' | 'value' | 'hint'> & FieldProps) => {
  const { name, faults } = field;
  return (
    <Labelled label={label} hint={hint} {...field}>
      <textarea
        id={name}
        name={name}
        rows={7}
        aria-invalid={faults[name] ? 'true' : undefined}
        aria-describedby={describedBy(name, faults[name], hint)}
        autofocus={Object.keys(faults)[0] === name}
        value={value}
      />
    </Labelled>
  );
};

interface SelectFieldProps extends FieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A choice with its label and fault. */
export const SelectField = ({ label, value, options, ...field }: SelectFieldProps) => {
  const { name, faults } = field;
  return (
    <Labelled label={label} {...field}>
      <select
        id={name}
        name={name}
        aria-invalid={faults[name] ? 'true' : undefined}
        aria-describedby={describedBy(name, faults[name], undefined)}
        autofocus={Object.keys(faults)[0] === name}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
};

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint: string;
}

interface ChoicesProps extends FieldProps {
  readonly label: string;
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly (Choice & { readonly id: string })[];
  readonly chosen: readonly string[];
}

/** What can be chosen, each with what there is to say about it. */
const Choices = ({ label, type, options, chosen, ...field }: ChoicesProps) => {
  const { name, faults } = field;
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      class={faults[name] ? 'field faulty' : 'field'}
      aria-describedby={faults[name] && faultId(name)}
    >
      <legend>{label}</legend>
      <FaultText {...field} />
      {options.map(({ id, value, ...option }) => (
        <label class="tick" key={value} for={id}>
          <input type={type} id={id} name={name} value={value} checked={chosen.includes(value)} />
          <span>
            {option.label} <span class="quiet">{option.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** One of a few. */
export const ChoiceField = ({
  value,
  options,
  ...field
}: FieldProps & { label: string; value: string; options: readonly Choice[] }) => (
  <Choices
    {...field}
    type="radio"
    options={options.map((option) => ({ ...option, id: `${field.name}-${option.value}` }))}
    chosen={[value]}
  />
);

/** Which access of the partner (R61). */
export const KindBoxes = ({
  kinds,
  ...field
}: Omit<FieldProps, 'name'> & {
  kinds: readonly PartnerAccessKind[];
  chosen: readonly PartnerAccessKind[];
  label: string;
}) => {
  const { partner: texts } = ownershipTextsIn(field.language);
  const options = kinds.map((kind) => ({
    id: `kind-${kind}`,
    value: kind,
    label: texts.kinds[kind],
    hint: texts.kindHints[kind],
  }));
  return <Choices {...field} name="kinds" type="checkbox" options={options} />;
};

/** The roles to choose from, each with what it is for (R41). */
export const RoleBoxes = (
  field: Omit<FieldProps, 'name'> & { chosen: readonly PortalRole[]; label: string },
) => {
  const texts = portalTextsIn(field.language);
  const options = portalRoles.map((role) => ({
    id: `role-${role}`,
    value: role,
    label: texts.roles[role],
    hint: texts.roleHints[role],
  }));
  return <Choices {...field} name="roles" type="checkbox" options={options} />;
};
