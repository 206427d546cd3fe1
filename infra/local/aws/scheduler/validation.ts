import * as z from 'zod/mini';
import { AwsError } from '../call.ts';
import { parseExpression } from './expression.ts';
import { isTimeZone } from './time-zone.ts';

const namePattern = /^[0-9a-zA-Z-_.]{1,64}$/;
const text = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));

const targetSchema = z.strictObject({
  Arn: text(1600).check(z.regex(/^arn:aws:lambda:/, 'the local cloud invokes functions only')),
  RoleArn: text(1600).check(z.regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+/)),
  Input: z.optional(text(262_144)),
  DeadLetterConfig: z.optional(z.strictObject({ Arn: z.optional(text(1600)) })),
  RetryPolicy: z.optional(
    z.strictObject({
      MaximumEventAgeInSeconds: z.optional(z.int().check(z.gte(60), z.lte(86_400))),
      MaximumRetryAttempts: z.optional(z.int().check(z.gte(0), z.lte(185))),
    }),
  ),
});

const windowSchema = z.discriminatedUnion('Mode', [
  z.strictObject({ Mode: z.literal('OFF') }),
  z.strictObject({
    Mode: z.literal('FLEXIBLE'),
    MaximumWindowInMinutes: z.int().check(z.gte(1), z.lte(1_440)),
  }),
]);

/** Seconds since the epoch, as REST-JSON writes instants. */
const epochSeconds = z.optional(z.number());

const inputSchema = z.strictObject({
  GroupName: z.optional(z.string().check(z.regex(namePattern))),
  ScheduleExpression: text(256),
  ScheduleExpressionTimezone: z._default(text(50), 'UTC'),
  StartDate: epochSeconds,
  EndDate: epochSeconds,
  Description: z.optional(z.string().check(z.maxLength(512))),
  State: z._default(z.enum(['ENABLED', 'DISABLED']), 'ENABLED'),
  ActionAfterCompletion: z._default(z.enum(['NONE', 'DELETE']), 'NONE'),
  FlexibleTimeWindow: windowSchema,
  Target: targetSchema,
  ClientToken: z.optional(text(64)),
});

export type ScheduleInput = z.infer<typeof inputSchema>;

/**
 * Checks what is asked for as the service would.
 *
 * @param now milliseconds since the epoch
 * @throws AwsError ValidationException
 */
export function validateSchedule(name: string, body: unknown, now: number): ScheduleInput {
  validateName(name);
  const parsed = inputSchema.safeParse(body);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  const { ScheduleExpression, ScheduleExpressionTimezone, StartDate, EndDate } = parsed.data;
  if (!isTimeZone(ScheduleExpressionTimezone))
    throw invalid(`Provided ScheduleExpressionTimezone is not valid.`);
  const timing = parseExpression(ScheduleExpression, ScheduleExpressionTimezone);
  if (!timing) throw invalid(`Invalid Schedule Expression ${ScheduleExpression}.`);
  if (timing.kind === 'at' && timing.at <= now)
    throw invalid(`Invalid Schedule Expression ${ScheduleExpression}: it is in the past.`);
  if (StartDate !== undefined && EndDate !== undefined && StartDate >= EndDate)
    throw invalid('The StartDate you specify must come before the EndDate.');
  if (EndDate !== undefined && EndDate * 1_000 <= now)
    throw invalid('The EndDate you specify cannot be earlier than the present.');
  return parsed.data;
}

/** @throws AwsError ValidationException */
export function validateName(name: string): void {
  if (!namePattern.test(name)) {
    throw invalid(
      `Value '${name}' at 'name' must satisfy the pattern [0-9a-zA-Z-_.]+ and have 1 to 64 characters.`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
