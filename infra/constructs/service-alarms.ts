import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarms } from './alarms.ts';
import type { LogMetrics } from './log-metrics.ts';
import type { Program } from './program.ts';
import type { Schedules } from './schedules.ts';
import type { DataTable } from './table.ts';

const period = Duration.minutes(5);
const lasting = { evaluationPeriods: 3, datapointsToAlarm: 2 };

/** Says when DynamoDB turns requests away or fails. */
export function watchTable(alarms: Alarms, table: DataTable): void {
  alarms.add('table-throttled', {
    meaning: 'DynamoDB turns requests to the table away.',
    metric: table.throttledRequests(period),
    threshold: 1,
    ...lasting,
  });
  alarms.add('table-errors', {
    meaning: 'DynamoDB fails.',
    metric: table.systemErrors(period),
    threshold: 1,
    ...lasting,
  });
}

/** Says when Scheduler cannot start what it should. */
export function watchSchedules(alarms: Alarms, schedules: Schedules): void {
  alarms.add('scheduler-errors', {
    meaning: 'Scheduler gets errors from the functions it starts.',
    metric: schedules.metric('TargetErrorCount', { period }),
    threshold: 1,
    ...lasting,
  });
  alarms.add('scheduler-dropped', {
    meaning: 'Scheduler gave up to start a function.',
    metric: schedules.metric('InvocationDroppedCount', { period }),
    threshold: 1,
  });
}

/** Says when even the message about a failure was lost. */
export function watchDeadLetters(alarms: Alarms, schedules: Schedules, programs: readonly Program[]): void {
  const lost = {
    scheduler: schedules.metric('InvocationsFailedToBeSentToDeadLetterCount', { period }),
    ...Object.fromEntries(
      programs.map((program) => [
        program.name,
        program.function.metric('DestinationDeliveryFailures', { period, statistic: 'Sum' }),
      ]),
    ),
  };
  alarms.add('dead-letters-lost', {
    meaning: 'A failure could not be put into its queue.',
    metric: new MathExpression({
      expression: Object.keys(lost)
        .map((name) => `FILL(${name}, 0)`)
        .join(' + '),
      usingMetrics: lost,
      period,
    }),
    threshold: 1,
  });
}

/** Stored state may follow its deadline so late at most, even when Scheduler does not work (R36). */
const longestDelay = Duration.minutes(15);

/** Says when the work itself is not done, whatever the machine looks like. */
export function watchWork(alarms: Alarms, metrics: LogMetrics): void {
  alarms.add('overdue', {
    meaning: `Work on the index due has been overdue for ${longestDelay.toMinutes()} minutes.`,
    metric: metrics.metric('OverdueAge', { period, statistic: 'Maximum' }),
    threshold: longestDelay.toSeconds(),
  });
  alarms.add('deadlines-missed', {
    meaning: 'A deadline was applied more than a minute after its instant.',
    metric: metrics.metric('DeadlinesMissed', { period }),
    threshold: 1,
  });
  alarms.add('reactions-failing', {
    meaning: 'Reactions to changes have failed for three hours.',
    metric: metrics.metric('ReactionFailures', { period: Duration.hours(1) }),
    threshold: 1,
    evaluationPeriods: 3,
  });
  alarms.add('mail-refused', {
    meaning: 'SES refused a mail for good.',
    metric: metrics.metric('MailRefusals', { period }),
    threshold: 1,
  });
  alarms.add('mail-in-doubt', {
    meaning: 'A mail may have gone out, again and again, and is not tried any more.',
    metric: metrics.metric('MailsInDoubt', { period }),
    threshold: 1,
  });
}
