import * as z from 'zod/mini';
import { line } from '../../../lib/http/fields.ts';
import { isOwnForm } from '../own-form.ts';
import { NoticePage } from '../pages/notice.tsx';
import { type AskEntries, AskPage } from '../pages/portal/ask.tsx';
import { noRejection } from '../pages/portal/rejection.tsx';
import { portalTextsIn } from '../pages/portal/texts.ts';
import { page, seeOther } from '../reply.ts';
import { languageOf } from '../request.ts';
import type { Web, WebHandler } from '../web.ts';
import { callerIn, foreignForm, isReply, signedIn } from './entry.tsx';
import { read } from './form.ts';

/** The form by which somebody signed in asks for access; it knows nothing of the service that is asked for (R37). */
export const showAsk =
  (web: Web): WebHandler =>
  async (request, { subscriptionId = '' }) => {
    const session = await signedIn(web, request);
    if (isReply(session)) return session;
    const entries: AskEntries = { subscription: subscriptionId, firstName: '', lastName: '' };
    const language = languageOf(request);
    return page(
      200,
      <AskPage language={language} session={session} entries={entries} rejection={noRejection} />,
    );
  };

const subscriptionId = z.string().check(z.regex(/^sub_\w{1,40}$/));
const asking = z.strictObject({ subscription: subscriptionId, firstName: line(80), lastName: line(80) });

/** Asks for access. Whatever there is, the answer is the same (R37, R69). */
export const submitAsk =
  (web: Web): WebHandler =>
  async (request) => {
    const session = await signedIn(web, request);
    if (isReply(session)) return session;
    const language = languageOf(request);
    if (!isOwnForm(request, web.site, session)) return foreignForm(language);
    const text = (name: string): string => request.form.get(name) ?? '';
    const entries: AskEntries = {
      subscription: text('subscription'),
      firstName: text('firstName'),
      lastName: text('lastName'),
    };
    const given = read(asking, { ...entries, subscription: idIn(entries.subscription) });
    if ('faults' in given)
      return page(422, <AskPage language={language} session={session} entries={entries} rejection={given} />);
    const { subscription, firstName, lastName } = given.value;
    const asked = await web.operations.requestAccess(
      subscription,
      { firstName, lastName, language },
      callerIn(web, request, session),
    );
    if (!asked.ok) throw new Error(`A request for access was refused with ${asked.refusal.code}.`);
    return seeOther('/asked');
  };

/** The id in what people copy: the address of a portal, or of the page to ask at. */
const idIn = (text: string): string => /\bsub_\w{1,40}/.exec(text)?.[0] ?? text.trim();

export const showAsked = (): WebHandler => async (request) => {
  const language = languageOf(request);
  return page(200, <NoticePage language={language} notice={portalTextsIn(language).ask.asked} />);
};
