import { createHash } from 'node:crypto';
import type { Reply } from './reply.ts';

const enoughToDiffer = 16;

/** The tag of a record at a version that is shown with what changes without it: the content tells both apart (R67). */
export function taggedByContent(version: number, reply: Reply): Reply {
  const digest = createHash('sha256').update(JSON.stringify(reply.body)).digest('base64url');
  const etag = `"${version}-${digest.slice(0, enoughToDiffer)}"`;
  return { ...reply, headers: { ...reply.headers, etag } };
}
