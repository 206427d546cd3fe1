import type { Inbox } from '../inbox/inbox.ts';
import { type ConsoleRoute, json, nothing, Problem } from './router.ts';

/** The inbox as JSON, and each mail as the file it is. */
export function inboxRoutes(inbox: Inbox): ConsoleRoute[] {
  const one = /^\/_local\/inbox\/([^/]+)$/;
  return [
    {
      method: 'GET',
      path: /^\/_local\/inbox$/,
      handle: ({ url }) => json({ items: inbox.list(url.searchParams.get('to') ?? undefined) }),
    },
    {
      method: 'DELETE',
      path: /^\/_local\/inbox$/,
      handle: () => {
        inbox.clear();
        return nothing;
      },
    },
    {
      method: 'GET',
      path: one,
      handle: async ({ parameters: [id = ''] }) => json((await inbox.get(id)) ?? missing(id)),
    },
    {
      method: 'GET',
      path: /^\/_local\/inbox\/([^/]+)\/raw$/,
      handle: ({ parameters: [id = ''] }) => ({
        status: 200,
        headers: { 'content-type': 'message/rfc822' },
        body: inbox.raw(id) ?? missing(id),
      }),
    },
    {
      method: 'DELETE',
      path: one,
      handle: ({ parameters: [id = ''] }) => (inbox.remove(id) ? nothing : missing(id)),
    },
  ];
}

function missing(id: string): never {
  throw new Problem(404, 'not-found', `There is no mail ${id}.`);
}
