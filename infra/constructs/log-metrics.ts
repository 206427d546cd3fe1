import { Metric, type MetricProps } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type IFilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Program } from './program.ts';

/** What the functions' log lines (`lib/http/log.ts`) say of the work itself. */
export type LogMetric =
  /** A domain event, by `What`. */
  | 'Happened'
  | 'DeadlinesMet'
  | 'DeadlinesMissed'
  /** How long after its instant what time brings was committed. */
  | 'DeadlineDelay'
  /** What a sweep found on the index `due`, how much of it failed, how long the oldest had waited. */
  | 'OverdueItems'
  | 'OverdueFailures'
  | 'OverdueAge'
  | 'ReactionFailures'
  | 'MailRefusals'
  /** Mails that may have gone out, so often that they are not sent again. */
  | 'MailsInDoubt';

/** The minute within which stored state follows its deadline (R36). */
const metWithinSeconds = 60;

const event = (name: string) => FilterPattern.stringValue('$.event', '=', name);
const late = (comparison: string, seconds: number) =>
  FilterPattern.numberValue('$.lateSeconds', comparison, seconds);

type MetricOptions = Pick<MetricProps, 'dimensionsMap' | 'label' | 'period' | 'region' | 'statistic'>;

/** A metric of a data center, whichever region it is looked at from. */
export const logMetric = (namespace: string, metricName: LogMetric, options: MetricOptions = {}): Metric =>
  new Metric({ namespace, metricName, statistic: 'Sum', ...options });

/** Makes metrics of log lines: nothing to call, and nothing to wait for, in the functions. */
export class LogMetrics extends Construct {
  private readonly namespace: string;

  constructor(
    scope: Construct,
    id: string,
    { namespace, outbox, sweeper }: { namespace: string; outbox: Program; sweeper: Program },
  ) {
    super(scope, id);
    this.namespace = namespace;
    this.readOutbox(outbox.logGroup);
    this.readSweeper(sweeper.logGroup);
    for (const { name, logGroup } of [outbox, sweeper]) {
      this.count('ReactionFailures', logGroup, event('reaction-failed'), name);
      this.count('MailRefusals', logGroup, event('mail-refused'), name);
      this.count('MailsInDoubt', logGroup, event('mail-in-doubt'), name);
    }
  }

  metric(name: LogMetric, options: MetricOptions = {}): Metric {
    return logMetric(this.namespace, name, options);
  }

  private readOutbox(logGroup: ILogGroup): void {
    const happened = event('happened');
    new MetricFilter(this, 'Happened', {
      logGroup,
      filterPattern: happened,
      metricNamespace: this.namespace,
      metricName: 'Happened' satisfies LogMetric,
      metricValue: '1',
      dimensions: { What: '$.what' },
    });
    this.count('DeadlinesMet', logGroup, FilterPattern.all(happened, late('<=', metWithinSeconds)));
    this.count('DeadlinesMissed', logGroup, FilterPattern.all(happened, late('>', metWithinSeconds)));
    this.measure('DeadlineDelay', logGroup, FilterPattern.all(happened, late('>=', 0)), '$.lateSeconds');
  }

  private readSweeper(logGroup: ILogGroup): void {
    const sweep = event('sweep');
    this.measure('OverdueItems', logGroup, sweep, '$.count');
    this.measure('OverdueFailures', logGroup, sweep, '$.failed');
    this.measure('OverdueAge', logGroup, sweep, '$.lateSeconds');
  }

  private count(metricName: LogMetric, logGroup: ILogGroup, filterPattern: IFilterPattern, of = ''): void {
    new MetricFilter(this, `${metricName}${of}`, {
      logGroup,
      filterPattern,
      metricNamespace: this.namespace,
      metricName,
      metricValue: '1',
      defaultValue: 0,
    });
  }

  private measure(
    metricName: LogMetric,
    logGroup: ILogGroup,
    filterPattern: IFilterPattern,
    metricValue: string,
  ): void {
    new MetricFilter(this, metricName, {
      logGroup,
      filterPattern,
      metricNamespace: this.namespace,
      metricName,
      metricValue,
    });
  }
}
