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
    <div class={faults[name] ? 'field faulty' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="quiet" id={hintId(name)}>
          {hint}
        </p>
      )}
      <FaultText {...field} />
      {type === 'email' ? <input type="email" {...attributes} /> : <input type="text" {...attributes} />}
    </div>
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
    <div class={faults[name] ? 'field faulty' : 'field'}>
      <label for={name}>{label}</label>
      {hint && (
        <p class="quiet" id={hintId(name)}>
          {hint}
        </p>
      )}
      <FaultText {...field} />
      <textarea
        id={name}
        name={name}
        rows={7}
        aria-invalid={faults[name] ? 'true' : undefined}
        aria-describedby={describedBy(name, faults[name], hint)}
        autofocus={Object.keys(faults)[0] === name}
        value={value}
      />
    </div>
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
    <div class={faults[name] ? 'field faulty' : 'field'}>
      <label for={name}>{label}</label>
      <FaultText {...field} />
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
    </div>
  );
};

interface ChoiceFieldProps extends FieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
}

/** One of a few, each with what there is to say about it. */
export const ChoiceField = ({ label, value, options, ...field }: ChoiceFieldProps) => {
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
      {options.map((option) => (
        <label class="tick" key={option.value} for={`${name}-${option.value}`}>
          <input
            type="radio"
            id={`${name}-${option.value}`}
            name={name}
            value={option.value}
            checked={option.value === value}
          />
          <span>
            {option.label} <span class="quiet">{option.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** Which access of the partner (R61). */
export const KindBoxes = ({
  kinds,
  chosen,
  label,
  ...field
}: Omit<FieldProps, 'name'> & {
  kinds: readonly PartnerAccessKind[];
  chosen: readonly PartnerAccessKind[];
  label: string;
}) => {
  const { partner: texts } = ownershipTextsIn(field.language);
  const fault = field.faults.kinds;
  return (
    <fieldset
      id="kinds"
      tabIndex={-1}
      class={fault ? 'field faulty' : 'field'}
      aria-describedby={fault && faultId('kinds')}
    >
      <legend>{label}</legend>
      <FaultText {...field} name="kinds" />
      {kinds.map((kind) => (
        <label class="tick" key={kind} for={`kind-${kind}`}>
          <input
            type="checkbox"
            id={`kind-${kind}`}
            name="kinds"
            value={kind}
            checked={chosen.includes(kind)}
          />
          <span>
            {texts.kinds[kind]} <span class="quiet">{texts.kindHints[kind]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

/** The roles to choose from, each with what it is for (R41). */
export const RoleBoxes = ({
  chosen,
  label,
  ...field
}: Omit<FieldProps, 'name'> & { chosen: readonly PortalRole[]; label: string }) => {
  const texts = portalTextsIn(field.language);
  const fault = field.faults.roles;
  return (
    <fieldset
      id="roles"
      tabIndex={-1}
      class={fault ? 'field faulty' : 'field'}
      aria-describedby={fault && faultId('roles')}
    >
      <legend>{label}</legend>
      <FaultText {...field} name="roles" />
      {portalRoles.map((role) => (
        <label class="tick" key={role} for={`role-${role}`}>
          <input
            type="checkbox"
            id={`role-${role}`}
            name="roles"
            value={role}
            checked={chosen.includes(role)}
          />
          <span>
            {texts.roles[role]} <span class="quiet">{texts.roleHints[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
};
