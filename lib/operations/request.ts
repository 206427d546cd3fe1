import type { Actor, OnBehalfOf } from '../domain/change.ts';
import type { Identity } from '../domain/identity.ts';
import type { Instant } from '../domain/instant.ts';
import type { Ref } from './ports/records.ts';

/** What an operation knows of the request it serves. Time and ids come in here. */
export interface RequestContext {
  readonly now: Instant;
  /** A fresh id, in order of time: `sub_01K…`. */
  readonly newId: (prefix: IdPrefix) => string;
  readonly correlationId: string;
  /** Of a request with an `Idempotency-Key`: the caller, the route and the key as one hash, and one of the body. */
  readonly idempotency?: { readonly ref: Ref<'idempotency'>; readonly fingerprint: string };
  /** The entity tag the caller expects (`If-Match`, RFC 9110). */
  readonly ifMatch?: string;
  /** The caller expects that there is nothing yet (`If-None-Match: *`, RFC 9110). */
  readonly onlyIfAbsent?: true;
}

export type IdPrefix = 'par' | 'cus' | 'sub' | 'enr' | 'usr' | 'req' | 'chg' | 'del' | 'tra' | 'rec' | 'msg';

/** A request of a signed-in person. */
export interface CallerContext extends RequestContext {
  readonly caller: Identity;
}

/** Who makes a change, and for whom. */
export interface Authorship {
  readonly actor: Actor;
  readonly onBehalfOf?: OnBehalfOf;
}

/** What follows from a change by itself is done by whoever made it. */
export const authorOf = ({ actor, onBehalfOf }: Authorship): Authorship => ({
  actor,
  ...(onBehalfOf && { onBehalfOf }),
});
