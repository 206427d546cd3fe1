import type { Catalog } from '../../catalog.ts';
import { forgetRows as decide } from '../../domain/enrolment/end-enrolment.ts';
import { accepted } from '../../domain/refusal.ts';
import type { Write } from '../ports/commit.ts';
import { ref, type StoredChange } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';
import { transact } from '../transact.ts';
import { commitOf } from './commit-enrolment.ts';

/**
 * Forgets the rows of a bulk enrolment whose time is over; its counts and its history stay. The change that ordered
 * it has to be the last one: an enrolment that has gone on since has a later time.
 */
export const forgetRows =
  ({ home, catalog }: { readonly home: Store; readonly catalog: Catalog }) =>
  async ({ of, version }: StoredChange, request: RequestContext): Promise<void> => {
    const outcome = await transact(
      {
        store: home,
        read: { enrolment: ref('enrolment', ...of.id) },
        decide: ({ enrolment }) => {
          if (enrolment?.version !== version) return accepted({ value: undefined });
          const { id, chunks } = enrolment.value;
          const besides = Array.from(
            { length: chunks },
            (_, at): Write => ({ remove: ref('enrolment-rows', id, String(at)), expect: 'any' }),
          );
          const decision = decide(enrolment.value, request.now);
          const author = { actor: { role: 'system' } } as const;
          return accepted({
            value: undefined,
            commit: commitOf(decision, enrolment, { catalog, author, besides }, request),
          });
        },
      },
      request,
    );
    if (!outcome.ok) throw new Error(outcome.refusal.code);
  };
