import type { EventBase } from '../domain/change.ts';
import { addDays } from '../domain/instant.ts';
import { accepted, type Outcome, refused } from '../domain/refusal.ts';
import type { Commit } from './ports/commit.ts';
import type { LoadedOf, Wanted } from './ports/loaded.ts';
import type { Ref, StoredChange } from './ports/records.ts';
import type { Store } from './ports/store.ts';
import type { PendingReaction } from './reactions.ts';
import type { Authorship, RequestContext } from './request.ts';

/** What a use case decided: the answer and, unless nothing changes, one transaction. */
export interface Plan<T> {
  readonly value: T;
  /** What a repeated request with the same idempotency key is answered from. */
  readonly result?: Ref;
  readonly commit?: Omit<Commit, 'idempotency'>;
}

export interface UseCase<R extends Wanted, T> {
  readonly store: Store;
  /** What must be known to decide, read in one round trip. */
  readonly read: R;
  /** The same records, if they were read just now for another reason: the first attempt decides on them. */
  readonly known?: LoadedOf<R>;
  /** Decides. Called again with fresh records when another commit came between. */
  readonly decide: (records: LoadedOf<R>) => Outcome<Plan<T>> | Promise<Outcome<Plan<T>>>;
  /** Answers a request that was served before under its idempotency key (R67). */
  readonly replay?: (records: LoadedOf<R>, result: Ref) => Promise<Outcome<T>>;
}

/** Keeps what a use case reads and answers in its type. */
export const useCase = <R extends Wanted, T>(one: UseCase<R, T>): UseCase<R, T> => one;

/** Twenty who change one record at once all get their turn, the last after about three seconds. */
const attempts = 24;
const longestPauseMs = 240;
const idempotencyDays = 2;

/** Load, decide, commit: two round trips, more only when others write to the same records at the same time. */
export async function transact<R extends Wanted, T>(
  useCase: UseCase<R, T>,
  request: RequestContext,
): Promise<Outcome<T>> {
  const { known, ...afresh } = useCase;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await pause(attempt);
    const outcome = await attemptOnce(attempt === 0 ? useCase : afresh, request);
    if (outcome !== 'again') return outcome;
  }
  return contention;
}

/** What a use case would answer: the same decision on the same records, and nothing is written. */
export async function preview<R extends Wanted, T>({
  store,
  read,
  known,
  decide,
}: Omit<UseCase<R, T>, 'replay'>): Promise<Outcome<T>> {
  const decision = await decide(known ?? (await store.load(read)));
  return decision.ok ? accepted(decision.value.value) : decision;
}

async function attemptOnce<R extends Wanted, T>(
  useCase: UseCase<R, T>,
  request: RequestContext,
): Promise<Outcome<T> | 'again'> {
  const { store, decide } = useCase;
  const { records, remembered } = await load(useCase, request);
  if (remembered && remembered.value.forgetAt > request.now)
    return replayed(useCase, request, records, remembered.value);
  const decision = await decide(records);
  if (!decision.ok) return decision;
  const { commit, value, result } = decision.value;
  if (!commit) return accepted(value);
  const memory = result && remembering(request, result, remembered?.version);
  const outcome = await store.commit(memory ? { ...commit, idempotency: memory } : commit);
  if (outcome.is === 'again') return 'again';
  return outcome.is === 'done' ? accepted(value) : outcome.refusal;
}

type Remembered = LoadedOf<{ idempotency: Ref<'idempotency'> }>['idempotency'];

async function load<R extends Wanted>(
  { store, read, known }: Pick<UseCase<R, unknown>, 'store' | 'read' | 'known'>,
  { idempotency }: RequestContext,
): Promise<{ records: LoadedOf<R>; remembered: Remembered }> {
  if (!idempotency) return { records: known ?? (await store.load(read)), remembered: undefined };
  const records = await store.load({ ...read, idempotency: idempotency.ref });
  return {
    records: records as LoadedOf<R>,
    remembered: (records as { idempotency: Remembered }).idempotency,
  };
}

const replayed = <R extends Wanted, T>(
  { replay }: UseCase<R, T>,
  { idempotency }: RequestContext,
  records: LoadedOf<R>,
  remembered: NonNullable<Remembered>['value'],
): Promise<Outcome<T>> =>
  replay && remembered.fingerprint === idempotency?.fingerprint
    ? replay(records, remembered.result)
    : Promise.resolve(keyReused);

/** The record of an idempotency key and what it led to, in the place of an expired one (R67). */
export const remembering = (
  { idempotency, now }: RequestContext,
  result: Ref,
  replaces: number | undefined,
): Commit['idempotency'] =>
  idempotency && {
    ref: idempotency.ref,
    value: { fingerprint: idempotency.fingerprint, result, forgetAt: addDays(now, idempotencyDays) },
    replaces,
  };

/** Spreads those who collided; the only place where chance decides, and only how long. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(longestPauseMs, 5 * 2 ** attempt)));

export const keyReused = refused(
  'idempotency-key-reused',
  'This Idempotency-Key was used for another request. Use a fresh key for each new request.',
);

const contention = refused(
  'too-much-contention',
  'Others are changing the same records at this moment. Send the request again in a moment.',
);

/** The record of a change on an aggregate that was at `version`; its history and its outbox (R66). */
export const changeOf = (
  request: RequestContext,
  author: Authorship,
  change: {
    readonly of: Ref;
    readonly version: number;
    readonly events: readonly EventBase[];
    readonly reactions: readonly PendingReaction[];
    readonly from?: string;
    readonly to?: string;
  },
): StoredChange => ({
  ...change,
  ...author,
  id: request.newId('chg'),
  at: request.now,
  correlationId: request.correlationId,
  mails: [],
});
