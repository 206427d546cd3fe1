import type { ComponentChildren } from 'preact';
import type { Language } from '../../../lib/domain/identity.ts';
import type { Session } from '../../../lib/identity/session.ts';
import { formTokenField } from '../own-form.ts';
import { textsIn } from './texts.ts';

interface Fact {
  readonly label: string;
  /** Several stand one below the other. */
  readonly value: string | readonly string[];
  /** Whether it is a sentence, or says that there is no value, and so is not stressed. */
  readonly plain?: boolean;
}

/** Labels and values. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(({ label, value, plain }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd class={plain ? 'plain' : undefined}>
          {typeof value === 'string' ? value : value.map((one) => <span key={one}>{one}</span>)}
        </dd>
      </div>
    ))}
  </dl>
);

interface PostFormProps {
  readonly session: Session;
  readonly action: string;
  /** With fields, which the server checks and explains better than a browser; or buttons only. */
  readonly look?: 'fields' | 'state buttons';
  readonly children: ComponentChildren;
}

/** A form of ours, with the token that says so. */
export const PostForm = ({ session, action, look, children }: PostFormProps) => (
  <form method="post" action={action} class={look} novalidate={look === 'fields'}>
    <input type="hidden" name={formTokenField} value={session.formToken} />
    {children}
  </form>
);

interface SignedInProps {
  readonly language: Language;
  readonly session: Session;
}

export const SignOutForm = ({ session, label, look }: { session: Session; label: string; look: string }) => (
  <PostForm session={session} action="/sign-out">
    <button type="submit" class={look}>
      {label}
    </button>
  </PostForm>
);

/** Who is signed in, and the way out. */
export const SignedIn = ({ language, session }: SignedInProps) => {
  const texts = textsIn(language);
  return (
    <div class="who">
      <p>{texts.signedInAs(session.identity.accountId)}</p>
      <SignOutForm session={session} label={texts.signOut} look="button plain" />
    </div>
  );
};

export const LinkButton = ({ href, label }: { href: string; label: string }) => (
  <a class="button" href={href}>
    {label}
  </a>
);

/** What sends a form, and the way back from it. */
export const Submit = ({
  label,
  step,
  danger = false,
  back,
  cancel,
}: {
  label: string;
  /** What the form is sent for, where it is looked at before it is carried out. */
  step?: 'look' | 'confirm';
  danger?: boolean;
  back: string;
  cancel: string;
}) => (
  <div class="actions">
    <button type="submit" name={step && 'step'} value={step} class={danger ? 'button danger' : 'button'}>
      {label}
    </button>
    <a href={back}>{cancel}</a>
  </div>
);
