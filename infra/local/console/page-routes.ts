import type { Inbox } from '../inbox/inbox.ts';
import type { Clock } from '../ports.ts';
import { advance, instant } from './clock-routes.ts';
import { inboxPage, type MailView, mailPage, pageHeaders } from './inbox-pages.ts';
import { type ConsoleRoute, Problem } from './router.ts';

/** The inbox for people, with the clock at hand. */
export function pageRoutes(inbox: Inbox, clock: Clock): ConsoleRoute[] {
  return [
    {
      method: 'GET',
      path: /^\/$/,
      handle: ({ url }) => ({
        status: 200,
        headers: pageHeaders,
        body: inboxPage(inbox.list(url.searchParams.get('to') ?? undefined), instant(clock.now())),
      }),
    },
    {
      method: 'GET',
      path: /^\/mail\/([^/]+)$/,
      handle: async ({ parameters: [id = ''], url }) => {
        const mail = await inbox.get(id);
        if (!mail) throw new Problem(404, 'not-found', `There is no mail ${id}.`);
        return { status: 200, headers: pageHeaders, body: mailPage(mail, viewOf(url)) };
      },
    },
    {
      method: 'POST',
      path: /^\/advance$/,
      handle: async ({ form }) => {
        await advance(clock, { days: Number((await form()).get('days')) || 0 });
        return { status: 303, headers: { location: '/' } };
      },
    },
  ];
}

function viewOf(url: URL): MailView {
  const view = url.searchParams.get('view');
  return view === 'text' || view === 'headers' ? view : 'html';
}
