import type { Catalog } from '../../catalog.ts';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { openEnrolment } from '../../domain/enrolment/enrolment-commands.ts';
import { rowsOf, type SentRow } from '../../domain/enrolment/enrolment-row.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { byPartner, memberOf, membershipRef, owned, stillMember } from '../partner/member.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { Store } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';
import { transact } from '../transact.ts';
import { commitOf } from './commit-enrolment.ts';

/** What bulk enrolments are opened, shown and changed with. */
export interface EnrolmentDependencies {
  readonly home: Store;
  readonly catalog: Catalog;
}

/**
 * Takes a file of rows and begins its dry run. The enrolment, its rows and what drives them on are one transaction:
 * an upload that is cut off leaves nothing behind.
 */
export const startEnrolment =
  ({ home, catalog }: EnrolmentDependencies) =>
  (sent: readonly SentRow[], request: CallerContext): Promise<Outcome<Loaded<Enrolment>>> =>
    transact(
      {
        store: home,
        read: { membership: membershipRef(request) },
        decide: ({ membership }) => {
          const member = memberOf(membership);
          if (!member.ok) return member;
          const { partnerId } = member.value.value;
          const by = { id: request.newId('enr'), partnerId, caller: request.caller };
          const opened = openEnrolment(rowsOf(sent), by, request.now);
          const chunks = opened.chunks.map(
            (rows, at): Write => ({
              put: ref('enrolment-rows', by.id, String(at)),
              value: { rows },
              expect: 'absent',
            }),
          );
          const besides = [...chunks, stillMember(request, member.value)];
          const author = byPartner(request, member.value);
          return accepted({
            value: { value: opened.enrolment, version: 1 },
            result: ref('enrolment', by.id),
            commit: commitOf(opened, undefined, { catalog, author, besides }, request),
          });
        },
        replay: async ({ membership }, result) => {
          const { enrolment } = await home.load({ enrolment: ref('enrolment', ...result.id) });
          return owned(enrolment, membership);
        },
      },
      request,
    );
