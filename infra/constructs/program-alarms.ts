import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarms } from './alarms.ts';
import type { Program } from './program.ts';

const period = Duration.minutes(5);
/** Two of three: what happened once is retried, what goes on wakes somebody. */
const lasting = { evaluationPeriods: 3, datapointsToAlarm: 2 };
/** Of the time-out: near enough to see it coming, far enough to do something about it. */
const nearTimeout = 0.8;

/** Says when a function fails, is not let run, or is about to run out of time. */
export function watchProgram(alarms: Alarms, { name, function: lambda, timeout }: Program): void {
  alarms.add(`${name}-errors`, {
    meaning: `${name} fails again and again.`,
    entry: 'function-errors',
    metric: lambda.metricErrors({ period }),
    threshold: 1,
    ...lasting,
  });
  alarms.add(`${name}-throttled`, {
    meaning: `${name} is not let run: too much runs in this account and region at once.`,
    entry: 'function-throttled',
    metric: lambda.metricThrottles({ period }),
    threshold: 1,
    ...lasting,
  });
  alarms.add(`${name}-slow`, {
    meaning: `One in a hundred runs of ${name} comes near its time-out of ${timeout.toSeconds()} s.`,
    entry: 'function-slow',
    metric: lambda.metricDuration({ period, statistic: Stats.percentile(99) }),
    threshold: nearTimeout * timeout.toMilliseconds(),
    ...lasting,
  });
}
