import * as z from 'zod/mini';
import { AwsError } from '../call.ts';
import { parseExpression } from './expression.ts';

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

/** Members that would change when a schedule fires and are not known here (StartDate, EndDate) are refused. */
const inputSchema = z.strictObject({
  GroupName: z.optional(z.string().check(z.regex(namePattern))),
  ScheduleExpression: text(256),
  ScheduleExpressionTimezone: z._default(
    z.string().check(z.regex(/^UTC$/, 'the local cloud knows only UTC')),
    'UTC',
  ),
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
  const timing = parseExpression(parsed.data.ScheduleExpression);
  if (!timing) throw invalid(`Invalid Schedule Expression ${parsed.data.ScheduleExpression}.`);
  if (timing.kind === 'rate') {
    throw invalid('The local cloud takes recurring schedules only from the template.');
  }
  if (timing.at <= now) {
    throw invalid(`Invalid Schedule Expression ${parsed.data.ScheduleExpression}: it is in the past.`);
  }
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
