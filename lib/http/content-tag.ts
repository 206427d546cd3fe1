import { createHash } from 'node:crypto';
import type { Reply } from './reply.ts';

const enoughToDiffer = 16;
const digestOf = ({ body }: Reply): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, enoughToDiffer);
const tagged = (reply: Reply, tag: string): Reply => ({
  ...reply,
  headers: { ...reply.headers, etag: `"${tag}"` },
});

/** The tag of a record at a version that is shown with what changes without it: the content tells both apart (R67). */
export const taggedByContent = (version: number, reply: Reply): Reply =>
  tagged(reply, `${version}-${digestOf(reply)}`);

/** The tag of what nobody changes by a command of its own: to be read again only when it says something else (R67). */
export const taggedForReaders = (reply: Reply): Reply => tagged(reply, digestOf(reply));
