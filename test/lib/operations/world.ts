import { randomBytes } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { agreedDocumentsIn } from '../../../lib/agreements/current.ts';
import { defaultCatalog, productLineOf } from '../../../lib/catalog.ts';
import type { Identity } from '../../../lib/domain/identity.ts';
import { addDays, type Instant } from '../../../lib/domain/instant.ts';
import type { Mail } from '../../../lib/mail/mail.ts';
import { react } from '../../../lib/operations/outbox/react.ts';
import type { ReactionDependencies } from '../../../lib/operations/outbox/reactor.ts';
import type { Alarms } from '../../../lib/operations/ports/alarms.ts';
import type { DataCenters } from '../../../lib/operations/ports/data-centers.ts';
import type { Mailer } from '../../../lib/operations/ports/mailer.ts';
import { changeRef, type Kind, type Records, type Ref, ref } from '../../../lib/operations/ports/records.ts';
import { DataCenterUnavailable, type Store } from '../../../lib/operations/ports/store.ts';
import type { CallerContext, RequestContext } from '../../../lib/operations/request.ts';
import { passTimeOf } from '../../../lib/operations/time/pass-time.ts';
import { sweep } from '../../../lib/operations/time/sweep.ts';
import { TableStore } from '../../../lib/store/table.ts';
import { membership, partner, partnerSignedIn } from '../support/records.ts';
import type { TestTables } from '../support/test-tables.ts';
import { Interruptions } from './interruptions.ts';

export const catalog = defaultCatalog;
export type Place = 'eu' | 'us';
const places: readonly Place[] = ['eu', 'us'];

interface SentMail {
  readonly kind: Mail['kind'];
  readonly to: string;
  readonly id: string;
  readonly at: Instant;
}

const minutesPerDay = 24 * 60;
/** As often as the deployed sweep, and a bit, so that what waits has become due. */
const minutesBetweenSweeps = 6;
/** Longer than anything that failed waits until it is tried again. */
const minutesUntilCertain = 31;

/**
 * Two data centers on a real engine, with `eu` home: what the functions do, done by hand, with a clock that stands
 * still and a Scheduler and a mail service that only take notes.
 */
export class World {
  now: Instant;
  readonly interruptions = new Interruptions();
  readonly alarms = new Map<string, Instant>();
  readonly mails: SentMail[] = [];
  readonly failures: string[] = [];
  /** Changes that were committed and that the stream has not brought yet. */
  readonly stream: { readonly place: Place; readonly change: Ref<'change'> }[] = [];
  /** What does not answer. */
  readonly down = new Set<Place | 'mail' | 'scheduler'>();
  /** Called when a store is about to be asked, to let something else happen first. */
  meanwhile: ((call: string) => Promise<void> | void) | undefined;
  /** How much time really passes, which is none. */
  milliseconds = (): number => 0;
  readonly #tables: TestTables;
  readonly #names: Record<Place, string>;
  readonly #stores: Record<Place, Store>;
  readonly #mark = randomBytes(6).toString('hex').toUpperCase();
  #ids = 0;

  private constructor(tables: TestTables, names: Record<Place, string>, now: Instant) {
    this.now = now;
    this.#tables = tables;
    this.#names = names;
    this.#stores = { eu: this.#storeOf('eu'), us: this.#storeOf('us') };
  }

  static async create(tables: TestTables, now: Instant): Promise<World> {
    const world = new World(tables, { eu: await tables.newTable(), us: await tables.newTable() }, now);
    await world.put('eu', ref('membership', partnerSignedIn.issuer, partnerSignedIn.subject), membership);
    await world.put('eu', ref('partner', partner.id), partner);
    return world;
  }

  /** Leaves nothing behind. */
  async end(): Promise<void> {
    for (const place of places) await this.#tables.giveBack(this.#names[place]);
  }

  /** The store of a data center, past every interruption. */
  plain(place: Place): Store {
    return new TableStore(this.#tables.client, this.#names[place]);
  }

  async put<K extends Kind>(place: Place, target: Ref<K>, value: Records[K]): Promise<void> {
    const write = { put: target, value, expect: 'any' } as Parameters<Store['commit']>[0]['writes'][number];
    await this.plain(place).commit({ writes: [write] });
  }

  async get<K extends Kind>(place: Place, target: Ref<K>): Promise<Records[K] | undefined> {
    const loaded = await this.plain(place).load({ target });
    return (loaded.target as { value: Records[K] } | undefined)?.value;
  }

  #storeOf(place: Place): Store {
    const inner = this.plain(place);
    return new Proxy(inner, {
      get: (target, method: keyof Store) => {
        return async (...input: unknown[]) => {
          await this.meanwhile?.(`${place}.${method}`);
          return this.interruptions.call(`${place}.${method}`, async () => {
            if (this.down.has(place)) throw new DataCenterUnavailable(`${place} does not answer.`);
            const result = await (target[method] as (...given: unknown[]) => Promise<unknown>).apply(
              target,
              input,
            );
            if (method === 'commit') this.#took(place, input[0] as Parameters<Store['commit']>[0], result);
            return result;
          });
        };
      },
    });
  }

  #took(place: Place, { change }: Parameters<Store['commit']>[0], result: unknown): void {
    if (change && change.reactions.length > 0 && (result as { is: string }).is === 'done')
      this.stream.push({ place, change: changeRef(change) });
  }

  /** The data centers as a function in one of them sees them. */
  from(here: Place): DataCenters {
    return {
      here,
      home: this.#stores.eu,
      in: (place) => this.#stores[place as Place],
    };
  }

  request(now = this.now): RequestContext {
    return { now, newId: (prefix) => this.newId(prefix), correlationId: 'request' };
  }

  caller(key?: string, identity: Identity = partnerSignedIn): CallerContext {
    const idempotency = key && { ref: ref('idempotency', key), fingerprint: 'body' };
    return { ...this.request(), caller: identity, ...(idempotency && { idempotency }) };
  }

  newId(prefix: string): string {
    this.#ids++;
    return `${prefix}_${this.#mark}${String(this.#ids).padStart(14, '0')}`;
  }

  #alarms(): Alarms {
    const ring = <T>(name: string, effect: () => T) =>
      this.interruptions.call(name, async () => {
        if (this.down.has('scheduler')) throw new Error('The Scheduler does not answer.');
        return effect();
      });
    return {
      set: (id, instant) =>
        ring('alarm.set', () => {
          this.alarms.set(id, instant);
        }),
      clear: (id) =>
        ring('alarm.clear', () => {
          this.alarms.delete(id);
        }),
    };
  }

  #mailer(): Mailer {
    return {
      send: (mail, id) =>
        this.interruptions.call('mail.send', async () => {
          if (this.down.has('mail')) throw new Error('The mail service does not answer.');
          this.mails.push({ kind: mail.kind, to: mail.to, id, at: this.now });
          return { messageId: `ses-${this.mails.length}` };
        }),
    };
  }

  #reactions(here: Place): ReactionDependencies {
    const dependencies = {
      dataCenters: this.from(here),
      enrolment: {
        catalog,
        agreementsIn: agreedDocumentsIn,
        milliseconds: () => this.milliseconds(),
      },
      alarms: this.#alarms(),
      mailer: this.#mailer(),
      recipientDigests: async (address: string): Promise<readonly [string]> => [`digest-of-${address}`],
      linkTo: async (invitation: string, generation: number) =>
        `https://onramp.example/activate/${invitation}.${generation}`,
      unsubscribeLinkTo: async (subscriptionId: string) =>
        `https://onramp.example/unsubscribe/${subscriptionId}`,
      productLineOf: (service: string) => productLineOf(catalog, service),
      pageAt: (path: string) => `https://onramp.example${path}`,
      onFailure: (reaction: string, _change: unknown, error: unknown) => {
        this.failures.push(`${reaction}: ${(error as Error).name}`);
      },
    };
    return dependencies;
  }

  react(place: Place, change: Ref<'change'>): Promise<{ readonly left: number }> {
    return react(this.#reactions(place))(change, this.request());
  }

  passTime(place: Place, subscriptionId: string): Promise<unknown> {
    return passTimeOf(this.from(place))(subscriptionId, this.request());
  }

  /** Brings the changes committed so far to the outbox of their data center, and those that follow. */
  async bringStream(): Promise<void> {
    for (let next = this.stream.shift(); next; next = this.stream.shift())
      await this.react(next.place, next.change);
  }

  /** One sweep of every data center, after which the clock stands where it stood before or later. */
  async sweep(): Promise<number> {
    this.stream.length = 0;
    let overdue = 0;
    for (const place of places) {
      if (this.down.has(place)) continue;
      const run = sweep({
        dataCenters: this.from(place),
        passTime: passTimeOf,
        react: (dataCenters) => react({ ...this.#reactions(place), dataCenters }),
        onFailure: (item, error) => {
          this.failures.push(`${item.is}: ${(error as Error).name}`);
        },
      });
      overdue += (await run({ newRequest: () => this.request(), hasTime: () => true })).overdue;
    }
    return overdue;
  }

  wait(minutes: number): void {
    this.now = addDays(this.now, minutes / minutesPerDay);
  }

  /** Sweeps as the deployed sweep would until nothing is left to do. */
  async sweepUntilQuiet(most = 20): Promise<void> {
    for (let round = 0; round < most; round++) {
      this.wait(minutesBetweenSweeps);
      if ((await this.sweep()) > 0) continue;
      this.wait(minutesUntilCertain);
      if ((await this.sweep()) === 0) return;
    }
    throw new Error(`Something is still overdue: ${this.failures.slice(-5).join(', ')}`);
  }

  /** Everything that is stored, rung and mailed, in which ids and the instants of repair make no difference. */
  async snapshot(): Promise<unknown> {
    const rows = await Promise.all(places.map(async (place) => [place, await this.rows(place)] as const));
    return nameless({
      rows: Object.fromEntries(rows),
      alarms: [...this.alarms].sort(),
      mails: this.mails.map(({ kind, to }) => `${kind} to ${to}`).sort(),
    });
  }

  async rows(place: Place): Promise<unknown[]> {
    const command = new ScanCommand({ TableName: this.#names[place], ConsistentRead: true });
    const { Items = [] } = await this.#tables.client.send(command);
    return Items.filter(({ kind }) => kind !== 'idempotency')
      .sort((a, b) => (`${a.pk}${a.sk}` < `${b.pk}${b.sk}` ? -1 : 1))
      .map(({ kind, sk, data }) => ({ kind, sk, ...essence(kind, data) }));
  }
}

/** What of a record must not depend on when and how often something was tried. */
function essence(kind: Kind, data: Records[Kind]): Record<string, unknown> {
  switch (kind) {
    case 'change': {
      const { version, events, from, to, reactions, mails, actor } = data as Records['change'];
      const mailed = mails.map(({ event, failure }) => `${event} ${failure ?? 'sent'}`).sort();
      return { version, from, to, actor, reactions, mailed, events: events.map(({ type }) => type) };
    }
    case 'subscription': {
      const { purgedAt, rowsPurged, billing, ...rest } = data as unknown as Record<string, unknown>;
      return { ...rest, billing: sinceWhenever(billing) };
    }
    case 'support-request': {
      const { openedAt, messages, ...rest } = data as Records['support-request'];
      return { ...rest, messages: messages.map(({ at, ...message }) => message) };
    }
    default:
      return { ...data };
  }
}

/** A successor holds what they hold since it was passed on. */
const sinceWhenever = (billing: unknown): unknown =>
  JSON.parse(JSON.stringify(billing ?? null), (name, value) => (name === 'since' ? undefined : value));

function nameless(value: unknown): unknown {
  const names = new Map<string, string>();
  const text = JSON.stringify(value).replaceAll(/([a-z]{3})_[0-9A-F]{12}\d{14}/g, (id, prefix) => {
    const name = names.get(id) ?? `${prefix}-${names.size + 1}`;
    names.set(id, name);
    return name;
  });
  return JSON.parse(text);
}
