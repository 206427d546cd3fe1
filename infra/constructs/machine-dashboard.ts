import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { FailureQueue } from './failure-queue.ts';
import type { HttpApi } from './http-api.ts';
import type { LogMetrics } from './log-metrics.ts';
import type { Mail } from './mail.ts';
import type { Program } from './program.ts';
import type { Schedules } from './schedules.ts';
import type { DataTable } from './table.ts';

/** What the dashboard of the machine shows. */
export interface Machine {
  readonly alarms: Alarms;
  readonly api: HttpApi;
  readonly programs: readonly Program[];
  readonly table: DataTable;
  readonly schedules: Schedules;
  readonly queues: readonly FailureQueue[];
  readonly mail: Mail;
  readonly logMetrics: LogMetrics;
}

const period = Duration.minutes(5);
/** A dashboard is 24 units wide: three graphs in a row. */
const width = 8;
const height = 6;

/** How one data center runs, from its edge to its queues: what is late or failing is first. */
export class MachineDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { machine, dashboardName }: { machine: Machine; dashboardName: string },
  ) {
    super(scope, id);
    new Dashboard(this, 'Dashboard', {
      dashboardName,
      defaultInterval: Duration.hours(12),
      widgets: [
        [new TextWidget({ markdown: `# ${dashboardName}: the machine`, width: 24, height: 1 })],
        [new AlarmStatusWidget({ title: 'Alarms', alarms: machine.alarms.all, width: 24, height: 6 })],
        work(machine),
        edge(machine),
        functions(machine.programs),
        storage(machine),
      ],
    });
  }
}

const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left, right, width, height, leftYAxis: { min: 0 } });

function work({ logMetrics, programs }: Machine): GraphWidget[] {
  const outbox = programs.filter(({ name }) => name === 'outbox');
  return [
    graph(
      'Overdue work',
      [
        logMetrics.metric('OverdueItems', { period, statistic: 'Maximum', label: 'items' }),
        logMetrics.metric('OverdueFailures', { period, statistic: 'Maximum', label: 'failed' }),
      ],
      [logMetrics.metric('OverdueAge', { period, statistic: 'Maximum', label: 'age of the oldest, s' })],
    ),
    graph(
      'Outbox',
      [logMetrics.metric('ReactionFailures', { period, label: 'failed reactions' })],
      outbox.map((program) =>
        program.function.metric('IteratorAge', { period, statistic: 'Maximum', label: 'behind, ms' }),
      ),
    ),
    graph('Delay of deadlines, s', [
      logMetrics.metric('DeadlineDelay', { period, statistic: Stats.p(50), label: 'p50' }),
      logMetrics.metric('DeadlineDelay', { period, statistic: 'Maximum', label: 'longest' }),
    ]),
  ];
}

const edge = ({ api, mail }: Machine): GraphWidget[] => [
  graph(
    'Requests',
    [api.metric('Count', { period, label: 'requests' })],
    [api.metric('4xx', { period, label: '4xx' }), api.metric('5xx', { period, label: '5xx' })],
  ),
  graph('Time to answer, ms', [
    api.metric('Latency', { period, statistic: Stats.p(50), label: 'p50' }),
    api.metric('Latency', { period, statistic: Stats.p(99), label: 'p99' }),
  ]),
  graph(
    'Mail',
    [mail.metric('Send', { period, label: 'sent' }), mail.metric('Delivery', { period, label: 'delivered' })],
    [
      mail.metric('Bounce', { period, label: 'bounced' }),
      mail.metric('Complaint', { period, label: 'spam' }),
    ],
  ),
];

function functions(programs: readonly Program[]): GraphWidget[] {
  const each = (metric: (program: Program) => IMetric) => programs.map(metric);
  return [
    graph(
      'Duration of functions, p99, ms',
      each(({ name, function: lambda }) =>
        lambda.metricDuration({ period, statistic: Stats.p(99), label: name }),
      ),
    ),
    graph(
      'Errors of functions',
      each(({ name, function: lambda }) => lambda.metricErrors({ period, label: name })),
      each(({ name, function: lambda }) => lambda.metricThrottles({ period, label: `${name} throttled` })),
    ),
    graph(
      'Functions at a time',
      each(({ name, function: lambda }) =>
        lambda.metric('ConcurrentExecutions', { period, statistic: 'Maximum', label: name }),
      ),
    ),
  ];
}

const storage = ({ table, schedules, queues }: Machine): GraphWidget[] => [
  graph('Table', table.consumption(period), [table.throttledRequests(period), table.systemErrors(period)]),
  graph(
    'Scheduler',
    [schedules.metric('InvocationAttemptCount', { period, label: 'started' })],
    [
      schedules.metric('TargetErrorCount', { period, label: 'errors' }),
      schedules.metric('InvocationThrottleCount', { period, label: 'throttled' }),
      schedules.metric('InvocationDroppedCount', { period, label: 'given up' }),
    ],
  ),
  graph(
    'Failure queues',
    queues.map(({ queue, name }) =>
      queue.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum', label: name }),
    ),
  ),
];
