import type { ComponentChildren } from 'preact';
import type { Language } from '../../../../lib/domain/identity.ts';
import type { Fault } from '../fault.ts';
import { type Faults, faultText } from './rejection.tsx';
import type { Field } from './wording.ts';

export interface FieldProps {
  readonly language: Language;
  readonly name: Field;
  readonly faults: Faults;
}

export const faultId = (name: Field): string => `${name}-fault`;
const hintId = (name: Field): string => `${name}-hint`;
const describedBy = (name: Field, fault: Fault | undefined, hint: string | undefined): string | undefined =>
  [...(hint ? [hintId(name)] : []), ...(fault ? [faultId(name)] : [])].join(' ') || undefined;

export const FaultText = ({ language, name, faults }: FieldProps) => {
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
