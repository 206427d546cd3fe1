import type { Enrolment } from '../../../../lib/domain/enrolment/enrolment.ts';
import type { EnrolmentRow, RowOrder, SentRow } from '../../../../lib/domain/enrolment/enrolment-row.ts';
import { accountId } from '../../../../lib/domain/identity.ts';
import type { Outcome } from '../../../../lib/domain/refusal.ts';
import { cancelEnrolment, runEnrolment } from '../../../../lib/operations/enrolment/change-enrolment.ts';
import { startEnrolment } from '../../../../lib/operations/enrolment/start-enrolment.ts';
import { viewEnrolment, viewRows } from '../../../../lib/operations/enrolment/view-enrolments.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import type { CallerContext } from '../../../../lib/operations/request.ts';
import { catalog, type World } from '../world.ts';

/** A row of a prospect with everything: a service in Sweden, or another country, and its activation. */
export const prospect = (externalId: string, more: Partial<RowOrder> = {}): RowOrder => ({
  customer: {
    externalId,
    kind: 'prospect',
    organization: { name: `Company ${externalId}` },
    contactEmail: `it@${externalId}.example`,
    customerAdministrator: {
      accountId: accountId(`kim@${externalId}.example`),
      firstName: 'Kim',
      lastName: 'Berg',
    },
    language: 'sv',
  },
  subscription: { service: 'rapidstart-services', countryOfUse: 'SE' },
  activation: true,
  ...more,
});

export const inCountry = (countryOfUse: string) => ({
  subscription: { service: 'rapidstart-services', countryOfUse },
});

export const many = (count: number, of = (at: number) => prospect(`c-${at}`)): RowOrder[] =>
  Array.from({ length: count }, (_, at) => of(at + 1));

export const home = (world: World) => ({ home: world.from('eu').home, catalog });

export function outcomeOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

/** Sends a file; the dry run is not begun yet. */
export async function sent(
  world: World,
  orders: readonly RowOrder[],
  request: CallerContext = world.caller(),
): Promise<string> {
  const rows = orders.map((order, at): SentRow => ({ line: at + 1, order }));
  return outcomeOf(await startEnrolment(home(world))(rows, request)).value.id;
}

/** Sends a file and lets the dry run come to its end. */
export async function checked(world: World, orders: readonly RowOrder[]): Promise<string> {
  const id = await sent(world, orders);
  await world.bringStream();
  return id;
}

export const run = (world: World, id: string, request = world.caller()) =>
  runEnrolment(home(world))(id, request);

export const cancel = (world: World, id: string) => cancelEnrolment(home(world))(id, world.caller());

/** Sends a file, looks at it and carries it out. */
export async function enrolled(world: World, orders: readonly RowOrder[]): Promise<string> {
  const id = await checked(world, orders);
  outcomeOf(await run(world, id));
  await world.bringStream();
  return id;
}

export const standing = async (world: World, id: string): Promise<Enrolment> =>
  outcomeOf(await viewEnrolment(home(world))(id, world.caller())).value;

export const rows = async (world: World, id: string): Promise<EnrolmentRow[]> =>
  outcomeOf(await viewRows(home(world))(id, { limit: 1_000 }, world.caller())).items.map(
    ({ value }) => value,
  );

export const statuses = async (world: World, id: string): Promise<string[]> =>
  (await rows(world, id)).map(({ status }) => status);

/** What stands of each row's customer and of its service, in which ids make no difference. */
export async function endOf(world: World, id: string): Promise<unknown> {
  const { status, rows: counts } = await standing(world, id);
  const all = await rows(world, id);
  const ends = await Promise.all(
    all.map(async ({ line, status: row, actions, problem, customerId, subscriptionId }) => {
      const customer = customerId && (await world.get('eu', ref('customer', customerId)));
      const order = subscriptionId ? await world.get('eu', ref('order', subscriptionId)) : undefined;
      const place = order?.dataCenter === 'us' ? 'us' : 'eu';
      const subscription = subscriptionId
        ? await world.get(place, ref('subscription', subscriptionId))
        : undefined;
      return {
        line,
        row,
        actions,
        problem: problem?.code,
        customer: customer && { ...customer, id: '', createdAt: '', services: customer.services.length },
        services: customer ? customer.services.map(({ subscriptionId: own }) => own === subscriptionId) : [],
        reported: order?.reported?.timeline.phase,
        subscription: subscription?.phase,
        changes: subscriptionId
          ? (
              await world
                .plain(place)
                .list({ of: 'changes', aggregate: ref('subscription', subscriptionId) }, { limit: 100 })
            ).items.map(({ value }) => value.events.map(({ type }) => type))
          : [],
      };
    }),
  );
  return { status, counts, ends, mails: world.mails.map(({ kind, to }) => `${kind} to ${to}`).sort() };
}
