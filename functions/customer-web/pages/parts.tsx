import type { Language } from '../../../lib/domain/identity.ts';
import type { Session } from '../../../lib/identity/session.ts';
import { formTokenField } from '../own-form.ts';
import { textsIn } from './texts.ts';

/** Labels and values. */
export const Facts = ({ facts }: { facts: readonly { label: string; value: string }[] }) => (
  <dl class="facts">
    {facts.map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

export const FormToken = ({ session }: { session: Session }) => (
  <input type="hidden" name={formTokenField} value={session.formToken} />
);

interface SignOutFormProps {
  readonly language: Language;
  readonly session: Session;
  readonly label?: string;
  /** Whether it is the main thing to do on the page. */
  readonly main?: true;
}

export const SignOutForm = ({ language, session, label, main }: SignOutFormProps) => (
  <form method="post" action="/sign-out">
    <FormToken session={session} />
    <button type="submit" class={main ? 'button' : 'button second'}>
      {label ?? textsIn(language).signOut}
    </button>
  </form>
);

export const LinkButton = ({ href, label }: { href: string; label: string }) => (
  <a class="button" href={href}>
    {label}
  </a>
);
