import type { Enrolment } from '../../domain/enrolment/enrolment.ts';
import { type EnrolmentRow, isOpen, withOutcome } from '../../domain/enrolment/enrolment-row.ts';
import type { Ordering } from '../partner/add-service.ts';
import type { Write } from '../ports/commit.ts';
import type { Loaded, Wanted } from '../ports/loaded.ts';
import { type Records, ref } from '../ports/records.ts';
import { DataCenterUnavailable } from '../ports/store.ts';
import type { RequestContext } from '../request.ts';
import { record } from './record-slice.ts';

/**
 * Leaves the rows of an enrolment that was cancelled or stopped: those of a slice that was cut off are looked after
 * first, since what is done stays done; of the others, what they asked for is forgotten.
 */
export async function leaveRows(
  dependencies: Ordering,
  enrolment: Loaded<Enrolment>,
  request: RequestContext,
): Promise<void> {
  const { value } = enrolment;
  if (value.rowsForgottenAt !== undefined) return;
  const { home } = dependencies.dataCenters;
  const refs = Array.from({ length: value.chunks }, (_, at) => ref('enrolment-rows', value.id, String(at)));
  const chunks = await loadAll<'enrolment-rows'>(dependencies, refs);
  const [begun] = value.run ? value.pass.ahead : [];
  const chunk = begun === undefined ? undefined : refs[begun];
  const rows = begun === undefined ? undefined : chunks[begun];
  if (chunk && rows) {
    const done = await doneAmong(dependencies, value, rows.value.rows.filter(isOpen));
    const slice = { rows: done, isWhole: false, silent: [], stopped: false };
    if (done.size > 0) {
      await record(dependencies, { enrolment, chunk, slice }, request);
      return;
    }
  }
  const writes = chunks.flatMap((loaded, at): Write[] => {
    const target = refs[at];
    return loaded && target && loaded.value.rows.some(isOpen)
      ? [{ put: target, value: { rows: loaded.value.rows.map(left) }, expect: loaded.version }]
      : [];
  });
  if (writes.length === 0) return;
  const { is } = await home.commit({ writes });
  if (is !== 'done') throw new DataCenterUnavailable('Others write to the same rows.');
}

const left = (row: EnrolmentRow): EnrolmentRow => (isOpen(row) ? withOutcome(row, { status: 'left' }) : row);

/** Rows whose customer the enrolment has created, though nobody has written it down. */
async function doneAmong(
  dependencies: Ordering,
  { id, partnerId }: Enrolment,
  rows: readonly EnrolmentRow[],
): Promise<Map<number, EnrolmentRow>> {
  const taken = await loadAll<'external-id'>(
    dependencies,
    rows.map(({ externalId = '' }) => ref('external-id', partnerId, externalId)),
  );
  const customerIds = taken.flatMap((each) => (each ? [each.value.customerId] : []));
  const [customers, changes] = await Promise.all([
    loadAll<'customer'>(
      dependencies,
      customerIds.map((customerId) => ref('customer', customerId)),
    ),
    loadAll<'change'>(
      dependencies,
      customerIds.map((customerId) => ref('change', 'customer', customerId, '1')),
    ),
  ]);
  const own = new Map(
    customers.flatMap((customer, at) =>
      customer?.value.externalId !== undefined && changes[at]?.value.correlationId === id
        ? [[customer.value.externalId, customer.value] as const]
        : [],
    ),
  );
  return new Map(
    rows.flatMap((row) => {
      const customer = own.get(row.externalId ?? '');
      if (!customer) return [];
      const added = customer.services.find(({ service }) => service === row.order?.subscription?.service);
      const outcome = {
        status: 'enrolled',
        customerId: customer.id,
        actions: added ? (['create-customer', 'add-service'] as const) : (['create-customer'] as const),
        ...(added && { subscriptionId: added.subscriptionId }),
      } as const;
      return [[row.line, withOutcome(row, outcome)] as const];
    }),
  );
}

/** Records of one kind, in the order of their refs. */
async function loadAll<K extends 'enrolment-rows' | 'external-id' | 'customer' | 'change'>(
  { dataCenters: { home } }: Ordering,
  refs: readonly Wanted[string][],
): Promise<(Loaded<Records[K]> | undefined)[]> {
  if (refs.length === 0) return [];
  const loaded = await home.load(Object.fromEntries(refs.map((each, at) => [String(at), each])));
  return refs.map((_, at) => loaded[String(at)] as Loaded<Records[K]> | undefined);
}
