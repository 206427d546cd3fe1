import * as z from 'zod/mini';
import { line, prose } from '../../../lib/http/fields.ts';
import { statusOf } from '../../../lib/http/status.ts';
import type { Session } from '../../../lib/identity/session.ts';
import { pathIn } from '../pages/portal/frame.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { QuestionPage } from '../pages/support/question.tsx';
import type { QuestionEntries } from '../pages/support/question-form.tsx';
import { SupportPage } from '../pages/support/support.tsx';
import { type Inside, inside, isReply, refusedPage, withOwnForm } from '../portal/entry.tsx';
import { read, rejectionOf } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';

const requestsPerPage = 25;

/** What a user asked, and for administrators what everybody did, newest first; also while the service cannot be used. */
export const showSupport =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await inside(web, request, subscriptionId);
    if (isReply(found)) return found;
    const cursor = request.query.get('older');
    const list = { path: request.path, query: { limit: requestsPerPage }, owner: ownerOf(found.session) };
    const part = await web.cursors.pageRequest(cursor ? { ...list, query: { ...list.query, cursor } } : list);
    const requests = await web.operations.listSupportRequests(
      subscriptionId,
      { ...part, newestFirst: true },
      found.caller,
    );
    if (!requests.ok) return refusedPage(requests.refusal, found);
    const { items, next } = requests.value;
    const older = next === undefined ? undefined : await web.cursors.seal(list, next);
    return page(
      200,
      <SupportPage
        {...found}
        requests={items.map(({ value }) => value)}
        older={older}
        earlier={cursor !== null}
      />,
    );
  };

const ownerOf = ({ identity }: Session): string => `${identity.issuer}\n${identity.subject}`;

export const blank: QuestionEntries = { subject: '', text: '' };

export const showQuestion =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = await inside(web, request, subscriptionId);
    return isReply(found) ? found : questionPage(web, found, blank);
  };

/** A question to support, as a form and the JSON call have it. */
export const question = z.strictObject({ subject: line(160), text: prose(4_000) });

/** Asks support, once however often the form is sent (R33, R67). */
export const submitQuestion =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const found = withOwnForm(web, request, await inside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const entries = entriesIn(request);
    const given = read(question, { ...entries });
    if ('faults' in given) return questionPage(web, found, entries, { rejection: given, status: 422 });
    const asked = await web.operations.askSupport(subscriptionId, given.value, found.caller);
    if (asked.ok)
      return seeOther(`${pathIn(subscriptionId, 'support', asked.value.value.id)}?done=question-asked`);
    const rejection = rejectionOf(asked.refusal);
    if (!rejection) return refusedPage(asked.refusal, found);
    return questionPage(web, found, entries, { rejection, status: statusOf[rejection.refusal] });
  };

export const entriesIn = ({ form }: WebRequest): QuestionEntries => ({
  subject: form.get('subject') ?? '',
  text: form.get('text') ?? '',
});

function questionPage(
  web: Web,
  found: Inside,
  entries: QuestionEntries,
  refused?: { readonly rejection: Rejection; readonly status: number },
): Reply {
  const { rejection = noRejection, status = 200 } = refused ?? {};
  return page(
    status,
    <QuestionPage {...found} entries={entries} rejection={rejection} once={web.newId('msg')} />,
  );
}
