import type { PartnerAccessKind } from '../../../../lib/domain/billing/billing-account.ts';
import { type PortalRole, portalRoles } from '../../../../lib/domain/portal/portal.ts';
import { ownershipTextsIn } from '../ownership/texts.ts';
import { FaultText, type FieldProps, faultId } from './fields.tsx';
import { portalTextsIn } from './texts.ts';

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
