import { type Catalog, homeOf, serviceOf } from '../../catalog.ts';
import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import {
  type EnrolmentRow,
  problemOf,
  type RowAction,
  type RowOrder,
} from '../../domain/enrolment/enrolment-row.ts';
import type { Membership } from '../../domain/partner/partner.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Ordering } from '../partner/add-service.ts';
import { membershipRef } from '../partner/member.ts';
import type { Loaded } from '../ports/loaded.ts';
import { DataCenterUnavailable } from '../ports/store.ts';
import type { CallerContext } from '../request.ts';

/** An open row, with whose word and on which enrolment it is worked on. */
export interface RowWork {
  readonly row: EnrolmentRow & { readonly order: RowOrder };
  readonly enrolment: Enrolment;
  readonly request: CallerContext;
}

/** What became of a row, or would become of it. */
export type RowOutcome = Omit<EnrolmentRow, 'line' | 'externalId' | 'order'>;

export type RowResult =
  | { readonly is: 'done'; readonly outcome: RowOutcome; readonly silent?: string }
  /** Nothing more could be done with it now. */
  | { readonly is: 'unavailable'; readonly silent?: string }
  /** Whoever started the enrolment is no member of its partner any more. */
  | { readonly is: 'stopped' };

/** Does, or looks at, what one row asks for. */
export type RowWorker = (work: RowWork) => Promise<RowResult>;

type Known = Pick<RowOutcome, 'customerId' | 'subscriptionId'>;

/** A row with all that it brings, or brought; one that brings nothing is unchanged. */
export const rowWith = (
  status: 'would-enrol' | 'enrolled',
  actions: readonly RowAction[],
  known: Known,
): Extract<RowResult, { is: 'done' }> => ({
  is: 'done',
  outcome: actions.length > 0 ? { ...known, status, actions } : { ...known, status: 'unchanged' },
});

/** The data center that a row's service would be in. */
export function dataCenterOf({ subscription }: RowOrder, catalog: Catalog): string | undefined {
  if (!subscription) return undefined;
  const { countries = [] } = serviceOf(catalog, subscription.service) ?? {};
  return countries.find(({ country }) => country === subscription.countryOfUse)?.dataCenter;
}

/** Whether the membership still is one of the partner whose enrolment it is. */
export const isStillMember = (
  membership: Loaded<Membership> | undefined,
  { partnerId }: Pick<Enrolment, 'partnerId'>,
): boolean => membership?.value.partnerId === partnerId;

/** Refusals that say nothing of the row: others were at the same records, or the data center is not done yet. */
const passing = new Set<Refusal['code']>(['too-much-contention', 'still-provisioning']);
/** Refusals that may mean that the membership is gone. */
const ofMembership = new Set<Refusal['code']>(['partner-not-active', 'not-found']);

/** The result of a row of which a part is refused. `place`: where in the row that part stands. */
export async function refusedRow(
  { dataCenters: { home } }: Ordering,
  { enrolment, request }: RowWork,
  refusal: Refusal,
  { place, ...known }: Known & { actions?: readonly RowAction[]; place?: string } = {},
): Promise<RowResult> {
  if (passing.has(refusal.code)) return { is: 'unavailable' };
  if (ofMembership.has(refusal.code)) {
    const { membership } = await home.load({ membership: membershipRef(request) });
    if (!isStillMember(membership, enrolment)) return { is: 'stopped' };
  }
  return { is: 'done', outcome: { ...known, status: 'refused', problem: problemOf(refusal, place) } };
}

/**
 * The outcome, or that another data center than home does not answer. Without home nothing can be said of any row, so
 * that its silence is thrown on.
 */
export async function orSilence(
  work: Promise<RowResult>,
  dataCenter: string | undefined,
  catalog: Catalog,
): Promise<RowResult> {
  try {
    return await work;
  } catch (error) {
    const isAway = dataCenter !== undefined && dataCenter !== homeOf(catalog).id;
    if (error instanceof DataCenterUnavailable && isAway) return { is: 'unavailable', silent: dataCenter };
    throw error;
  }
}
