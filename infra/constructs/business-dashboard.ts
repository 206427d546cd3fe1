import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { DataCenter } from '../../lib/catalog.ts';
import { namesOf } from '../names.ts';
import { type LogMetric, logMetric } from './log-metrics.ts';

export interface BusinessDashboardProps {
  readonly dashboardName: string;
  readonly prefix: string;
  readonly dataCenters: readonly DataCenter[];
}

const period = Duration.days(1);
const width = 12;
const height = 6;

/** How the partner programme is doing, day by day and data center by data center. */
export class BusinessDashboard extends Construct {
  private readonly props: BusinessDashboardProps;

  constructor(scope: Construct, id: string, props: BusinessDashboardProps) {
    super(scope, id);
    this.props = props;
    new Dashboard(this, 'Dashboard', {
      dashboardName: props.dashboardName,
      defaultInterval: Duration.days(28),
      widgets: [
        [new TextWidget({ markdown: '# The partner programme', width: 24, height: 1 })],
        [
          this.graph('Enrolments: partners and customers', [
            ...this.happened('partner-activated', 'partners'),
            ...this.happened('customer-created', 'customers'),
          ]),
          this.graph('Enrolments: services added', this.happened('subscription-added')),
        ],
        [
          this.graph('Activation mails ordered', this.happened('invitation-sent')),
          this.graph('Activations', this.happened('activated')),
        ],
        [
          this.graph(
            'Deadlines met to the minute, and missed',
            this.logged('DeadlinesMet', 'met'),
            this.logged('DeadlinesMissed', 'missed'),
          ),
          this.graph('Account numbers linked, services inactivated', [
            ...this.happened('account-number-linked', 'linked'),
            ...this.happened('inactivated', 'inactivated'),
          ]),
        ],
        [
          this.graph('Trials begun, converted, expired', [
            ...this.happened('trial-started', 'begun'),
            ...this.happened('converted', 'converted'),
            ...this.happened('expired', 'expired'),
          ]),
          this.graph('Purchases, months charged', [
            ...this.happened('purchased', 'purchases'),
            ...this.happened('charged', 'months'),
          ]),
        ],
        [
          this.graph('Mails sent', this.mails('Send')),
          this.graph('Mails bounced, taken for spam or refused', [
            ...this.mails('Bounce', 'bounced'),
            ...this.mails('Complaint', 'spam'),
            ...this.logged('MailRefusals', 'refused'),
          ]),
        ],
      ],
    });
  }

  private graph(title: string, left: IMetric[], right: IMetric[] = []): GraphWidget {
    return new GraphWidget({ title, left, right, width, height, leftYAxis: { min: 0 }, period });
  }

  private happened(what: string, label = ''): Metric[] {
    return this.everywhere(({ metrics }, place) =>
      logMetric(metrics, 'Happened', {
        ...place,
        dimensionsMap: { What: what },
        label: `${place.label} ${label}`,
      }),
    );
  }

  private logged(name: LogMetric, label: string): Metric[] {
    return this.everywhere(({ metrics }, place) =>
      logMetric(metrics, name, { ...place, label: `${place.label} ${label}` }),
    );
  }

  private mails(metricName: string, label = ''): Metric[] {
    return this.everywhere(
      ({ configurationSet }, place) =>
        new Metric({
          namespace: 'AWS/SES',
          metricName,
          dimensionsMap: { 'ses:configuration-set': configurationSet },
          statistic: 'Sum',
          ...place,
          label: `${place.label} ${label}`,
        }),
    );
  }

  /** One metric per data center, read in its region. */
  private everywhere(
    metric: (
      names: ReturnType<typeof namesOf>,
      place: { readonly region: string; readonly period: Duration; readonly label: string },
    ) => Metric,
  ): Metric[] {
    const { prefix, dataCenters } = this.props;
    return dataCenters.map(({ id, region }) => metric(namesOf(prefix, id), { region, period, label: id }));
  }
}
