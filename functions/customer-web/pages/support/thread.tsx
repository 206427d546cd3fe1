import type { CustomerRequest } from '../../../../lib/domain/desk/customer-request.ts';
import { askerActions } from '../../../../lib/domain/desk/support-request.ts';
import type { Instant } from '../../../../lib/domain/instant.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import { LinkButton, PostForm, Submit } from '../parts.tsx';
import { ProseField } from '../portal/fields.tsx';
import { Frame, type PortalPageProps, pathIn } from '../portal/frame.tsx';
import { isRejected, Problem, type Rejection } from '../portal/rejection.tsx';
import type { Done } from '../portal/wording.ts';
import { Said } from './said.tsx';
import { RequestStatus } from './support.tsx';
import { supportTextsIn } from './texts.ts';

interface ThreadProps extends PortalPageProps {
  readonly request: CustomerRequest;
  readonly now: Instant;
  /** What was entered. */
  readonly text: string;
  readonly rejection: Rejection;
  readonly done: Done | undefined;
  /** Makes the form good for one effect. */
  readonly once: string;
}

/** A request with all that was said, and the form that writes again (R33). */
export const ThreadPage = ({ request, now, text, rejection, done, once, ...page }: ThreadProps) => {
  const { language, view } = page;
  const { thread } = supportTextsIn(language);
  const list = pathIn(view.subscriptionId, 'support');
  const [block] = askerActions(request, now).blockedActions;
  return (
    <Frame {...page} tab="support" title={request.subject} done={done} faulty={isRejected(rejection)}>
      <Problem language={language} rejection={rejection} />
      <p>
        <RequestStatus state={request.state} language={language} />
      </p>
      <Closure request={request} now={now} language={language} />
      <h2>{thread.said}</h2>
      <Said messages={request.messages} language={language} organizationName={view.organizationName} />
      {block ? (
        <>
          {block.code === 'request-full' && <p>{thread.full}</p>}
          <div class="actions">
            <LinkButton href={`${list}/new`} label={supportTextsIn(language).ask} />
            <a href={list}>{thread.back}</a>
          </div>
        </>
      ) : (
        <WriteForm {...page} of={request.id} text={text} rejection={rejection} once={once} />
      )}
    </Frame>
  );
};

const Closure = ({
  request: { closure },
  now,
  language,
}: Pick<ThreadProps, 'request' | 'now' | 'language'>) => {
  const { thread } = supportTextsIn(language);
  if (!closure) return null;
  const { reason, reopensUntil } = closure;
  return (
    <p class="account">
      {thread.closed(reason)}{' '}
      {reopensUntil && now < reopensUntil
        ? thread.reopens(instantInWords(reopensUntil, language))
        : thread.over}
    </p>
  );
};

const WriteForm = ({
  of,
  text,
  rejection,
  once,
  language,
  session,
  view,
}: Omit<ThreadProps, 'request' | 'now' | 'done'> & { readonly of: string }) => {
  const { thread } = supportTextsIn(language);
  const list = pathIn(view.subscriptionId, 'support');
  return (
    <>
      <h2>{thread.writeTitle}</h2>
      <PostForm session={session} action={`${list}/${of}`} look="fields">
        <input type="hidden" name="once" value={once} />
        <ProseField
          language={language}
          name="text"
          label={thread.write}
          hint={thread.writeHint}
          value={text}
          faults={rejection.faults}
        />
        <Submit label={thread.submit} back={list} cancel={thread.back} />
      </PostForm>
    </>
  );
};
