import * as z from 'zod/mini';
import type { Caller } from '../ports.ts';
import type { AwsCall } from './call.ts';

/** The ways in which a call can go wrong on purpose. */
const faultKinds = [
  /** Refused as too fast; no effect. */
  'throttle',
  /** The connection breaks before the service has seen the call: no effect, no answer. */
  'timeout-before',
  /** The service has done it, but the connection breaks before the answer. */
  'timeout-after',
  /** The data center cannot be reached. */
  'unreachable',
  /** DynamoDB writes: another transaction has hold of an item; no effect. */
  'conflict',
  /** The service answers with an internal error; no effect. */
  'error',
  /** The answer comes late, by `milliseconds` of real time. */
  'delay',
  /** The function that calls dies, as when it is out of memory: before the service has seen the call, or after. */
  'crash-before',
  'crash-after',
  /** The whole local cloud dies, as by `kill -9`. */
  'halt-before',
  'halt-after',
] as const;

const ruleSchema = z.strictObject({
  /** The data center that is called; absent: any. */
  dataCenter: z.optional(z.string()),
  /** As in the credential scope, `dynamodb`; `*` for any. */
  service: z.string(),
  operation: z.optional(z.string()),
  /** The data center whose functions call; absent: any, and the operator. */
  from: z.optional(z.string()),
  /** The function that calls; absent: any, and the operator. */
  function: z.optional(z.string()),
  kind: z.enum(faultKinds),
  probability: z._default(z.number().check(z.gte(0), z.lte(1)), 1),
  /** So many calls that match go through first. */
  after: z._default(z.int().check(z.gte(0)), 0),
  /** So many are hit at most. */
  times: z.optional(z.int().check(z.gte(1))),
  /** How late an answer is that is delayed. */
  milliseconds: z._default(z.int().check(z.gte(0), z.lte(60_000)), 100),
});

export const faultPlanSchema = z.strictObject({
  /** The same seed and the same calls give the same faults. */
  seed: z._default(z.int(), 1),
  rules: z.array(ruleSchema),
  /** As it is read; of no meaning when it is set. */
  hits: z.optional(z.array(z.int())),
});

export type FaultRule = z.output<typeof ruleSchema>;
export type FaultPlan = z.input<typeof faultPlanSchema>;

export interface Faults {
  /** What is in force, and how often each rule has hit. */
  plan(): z.output<typeof faultPlanSchema>;
  /** Starts over with this plan and its seed. */
  use(plan: FaultPlan): void;
  /** What is to go wrong with this call, if anything: the first rule that hits. */
  draw(call: FaultTarget): FaultRule | undefined;
  /** Whether the Scheduler of a data center is out of reach: then nothing fires there. */
  isDead(scheduler: { readonly dataCenter: string; readonly operation: SchedulerFiring }): boolean;
}

/** What the Scheduler does by itself: alarms that fire once, and ticks. */
export type SchedulerFiring = 'Fire' | 'Tick';

export interface FaultTarget extends Pick<AwsCall, 'dataCenter' | 'service' | 'operation'> {
  readonly caller?: Caller | undefined;
}

interface RuleInForce {
  readonly rule: FaultRule;
  matched: number;
  hits: number;
}

export function createFaults(): Faults {
  let seed = 1;
  let rules: RuleInForce[] = [];
  let random = randomNumbers(seed);

  function hits(each: RuleInForce): boolean {
    const { probability, after, times } = each.rule;
    each.matched += 1;
    if (each.matched <= after || each.hits >= (times ?? Number.POSITIVE_INFINITY)) return false;
    if (random() >= probability) return false;
    each.hits += 1;
    return true;
  }

  return {
    plan: () => ({ seed, rules: rules.map(({ rule }) => rule), hits: rules.map((each) => each.hits) }),
    use: (plan) => {
      const next = faultPlanSchema.parse(plan);
      seed = next.seed;
      rules = next.rules.map((rule) => ({ rule, matched: 0, hits: 0 }));
      random = randomNumbers(seed);
    },
    draw: (call) => rules.find((each) => matches(each.rule, call) && hits(each))?.rule,
    isDead: (scheduler) =>
      rules.some(
        ({ rule }) =>
          rule.kind === 'unreachable' &&
          rule.from === undefined &&
          rule.function === undefined &&
          matches(rule, { ...scheduler, service: 'scheduler', caller: undefined }),
      ),
  };
}

const transactionalWrites = ['TransactWriteItems', 'PutItem', 'UpdateItem', 'DeleteItem'];

function matches(rule: FaultRule, { dataCenter, service, operation, caller }: FaultTarget): boolean {
  if (rule.kind === 'conflict' && !transactionalWrites.includes(operation)) return false;
  return (
    (rule.dataCenter ?? dataCenter) === dataCenter &&
    (rule.service === '*' || rule.service === service) &&
    (rule.operation ?? operation) === operation &&
    (rule.from === undefined || rule.from === caller?.dataCenter) &&
    (rule.function === undefined || rule.function === caller?.function)
  );
}

/** Mulberry32: a small generator with a seed, good enough to choose victims. Numbers from 0 to below 1. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
