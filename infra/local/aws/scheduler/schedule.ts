/** A schedule as functions make it, and as it is kept. */
export interface Schedule {
  readonly region: string;
  readonly group: string;
  readonly name: string;
  readonly expression: string;
  readonly timezone: string;
  readonly description?: string;
  readonly enabled: boolean;
  readonly deleteWhenDone: boolean;
  readonly window: Readonly<Record<string, unknown>>;
  readonly target: ScheduleTarget;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly clientToken?: string;
  /** Of recurring schedules: not before, not after, and when last. Milliseconds since the epoch. */
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly firedAt?: number;
  /** A schedule that has fired for the last time and is kept. */
  readonly done?: true;
}

export interface ScheduleTarget {
  readonly Arn: string;
  readonly RoleArn: string;
  readonly Input?: string;
  readonly DeadLetterConfig?: { readonly Arn?: string };
  readonly RetryPolicy?: {
    readonly MaximumEventAgeInSeconds?: number;
    readonly MaximumRetryAttempts?: number;
  };
}

export const account = '000000000000';

export function scheduleArn({ region, group, name }: Pick<Schedule, 'region' | 'group' | 'name'>): string {
  return `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`;
}

export function groupArn(region: string, group: string): string {
  return `arn:aws:scheduler:${region}:${account}:schedule-group/${group}`;
}
