import * as z from 'zod/mini';
import type { AwsCall } from './call.ts';

/** The ways in which a call can go wrong on purpose. */
export const faultKinds = [
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
] as const;

export type FaultKind = (typeof faultKinds)[number];

const ruleSchema = z.strictObject({
  /** The data center that is called; absent: any. */
  dataCenter: z.optional(z.string()),
  /** As in the credential scope, `dynamodb`; `*` for any. */
  service: z.string(),
  operation: z.optional(z.string()),
  kind: z.enum(faultKinds),
  probability: z.number().check(z.gte(0), z.lte(1)),
});

export const faultPlanSchema = z.strictObject({
  /** The same seed and the same calls give the same faults. */
  seed: z._default(z.int(), 1),
  rules: z.array(ruleSchema),
});

export type FaultRule = z.infer<typeof ruleSchema>;
export type FaultPlan = z.infer<typeof faultPlanSchema>;

export interface Faults {
  plan(): FaultPlan;
  /** Starts over with this plan and its seed. */
  use(plan: FaultPlan): void;
  /** What is to go wrong with this call, if anything: the first rule that hits. */
  draw(call: FaultTarget): FaultKind | undefined;
}

export type FaultTarget = Pick<AwsCall, 'dataCenter' | 'service' | 'operation'>;

export function createFaults(): Faults {
  let plan: FaultPlan = { seed: 1, rules: [] };
  let random = randomNumbers(plan.seed);
  return {
    plan: () => plan,
    use: (next) => {
      plan = next;
      random = randomNumbers(next.seed);
    },
    draw: (call) => plan.rules.find((rule) => matches(rule, call) && random() < rule.probability)?.kind,
  };
}

const transactionalWrites = ['TransactWriteItems', 'PutItem', 'UpdateItem', 'DeleteItem'];

function matches(rule: FaultRule, call: FaultTarget): boolean {
  if (rule.kind === 'conflict' && !transactionalWrites.includes(call.operation)) return false;
  return (
    (rule.dataCenter ?? call.dataCenter) === call.dataCenter &&
    (rule.service === '*' || rule.service === call.service) &&
    (rule.operation ?? call.operation) === call.operation
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
