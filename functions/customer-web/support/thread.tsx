import * as z from 'zod/mini';
import { prose } from '../../../lib/http/fields.ts';
import { statusOf } from '../../../lib/http/status.ts';
import { pathIn } from '../pages/portal/frame.tsx';
import { noRejection, type Rejection } from '../pages/portal/rejection.tsx';
import { ThreadPage } from '../pages/support/thread.tsx';
import { doneIn, type Inside, inside, isReply, nothingHere, withOwnForm } from '../portal/entry.tsx';
import { read, rejectionOf } from '../portal/form.ts';
import { page, type Reply, seeOther } from '../reply.ts';
import type { WebRequest } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';

/** A request with all that was said (R33). */
export const showThread =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', requestId = '' }) => {
    const found = await inside(web, request, subscriptionId);
    return isReply(found) ? found : threadPage(web, request, found, { requestId, text: '' });
  };

const message = z.strictObject({ text: prose(4_000) });

/** Writes again on a request, once however often the form is sent (R33, R67). */
export const submitMessage =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '', requestId = '' }) => {
    const found = withOwnForm(web, request, await inside(web, request, subscriptionId));
    if (isReply(found)) return found;
    const text = request.form.get('text') ?? '';
    const given = read(message, { text });
    if ('faults' in given)
      return threadPage(web, request, found, { requestId, text, refused: { rejection: given, status: 422 } });
    const written = requestIdForm.test(requestId)
      ? await web.operations.writeToSupport(subscriptionId, requestId, given.value.text, found.caller)
      : undefined;
    if (written?.ok) return seeOther(`${pathIn(subscriptionId, 'support', requestId)}?done=message-written`);
    const rejection = written && rejectionOf(written.refusal);
    if (!rejection) return nothingHere(found.language);
    const status = statusOf[rejection.refusal];
    return threadPage(web, request, found, { requestId, text, refused: { rejection, status } });
  };

const requestIdForm = /^req_\w{1,40}$/;

async function threadPage(
  web: Web,
  request: WebRequest,
  found: Inside,
  {
    requestId,
    text,
    refused,
  }: {
    readonly requestId: string;
    /** What was entered. */
    readonly text: string;
    readonly refused?: { readonly rejection: Rejection; readonly status: number };
  },
): Promise<Reply> {
  const { subscriptionId } = found.view;
  const viewed = requestIdForm.test(requestId)
    ? await web.operations.viewSupportRequest(subscriptionId, requestId, found.caller)
    : undefined;
  if (!viewed?.ok) return nothingHere(found.language);
  const { rejection = noRejection, status = 200 } = refused ?? {};
  return page(
    status,
    <ThreadPage
      {...found}
      request={viewed.value.value}
      now={request.now}
      text={text}
      rejection={rejection}
      done={doneIn(request)}
      once={web.newId('msg')}
    />,
  );
}
