import type { Enrolment, EnrolmentDecision } from '../../domain/enrolment/enrolment.ts';
import {
  cancelEnrolment as decideCancel,
  runEnrolment as decideRun,
} from '../../domain/enrolment/enrolment-commands.ts';
import { accepted, type Outcome } from '../../domain/refusal.ts';
import { byPartner, mayChange, membershipRef, owned, stillMember } from '../partner/member.ts';
import type { Loaded } from '../ports/loaded.ts';
import { ref } from '../ports/records.ts';
import type { CallerContext } from '../request.ts';
import { transact } from '../transact.ts';
import { commitOf } from './commit-enrolment.ts';
import type { EnrolmentDependencies } from './start-enrolment.ts';

type Command = (enrolmentId: string, request: CallerContext) => Promise<Outcome<Loaded<Enrolment>>>;

/** Carries out what the dry run announced, on the membership of whoever asks. */
export const runEnrolment = (dependencies: EnrolmentDependencies): Command =>
  changing(dependencies, (enrolment, { caller, now }) => decideRun(enrolment, caller, now));

/** Stops before the next row; what is done stays done. */
export const cancelEnrolment = (dependencies: EnrolmentDependencies): Command =>
  changing(dependencies, (enrolment, { now }) => decideCancel(enrolment, now));

const changing =
  (
    { home, catalog }: EnrolmentDependencies,
    decide: (enrolment: Enrolment, request: CallerContext) => Outcome<EnrolmentDecision>,
  ): Command =>
  (enrolmentId, request) => {
    const self = ref('enrolment', enrolmentId);
    return transact(
      {
        store: home,
        read: { membership: membershipRef(request), enrolment: self },
        decide: ({ membership, enrolment }) => {
          const allowed = mayChange(enrolment, membership, request);
          if (!allowed.ok) return allowed;
          const { own, member } = allowed.value;
          const decision = decide(own.value, request);
          if (!decision.ok) return decision;
          if (decision.value.events.length === 0) return accepted({ value: own, result: self });
          const by = {
            catalog,
            author: byPartner(request, member),
            besides: [stillMember(request, member)],
          };
          return accepted({
            value: { value: decision.value.enrolment, version: own.version + 1 },
            result: self,
            commit: commitOf(decision.value, own, by, request),
          });
        },
        replay: async ({ membership, enrolment }) => owned(enrolment, membership),
      },
      request,
    );
  };
