import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  CfnConfigurationSet,
  CfnConfigurationSetEventDestination,
  CfnEmailIdentity,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { Program } from './program.ts';

export interface MailProps {
  readonly configurationSetName: string;
  /** `Name <address>` or an address. */
  readonly sender: string;
  readonly identity: 'domain' | 'address';
  readonly alarms: Alarms;
  readonly alarmName: string;
}

/** What SES tells about a mail without touching its content. */
const watchedEvents = ['BOUNCE', 'COMPLAINT', 'REJECT', 'RENDERING_FAILURE'];

/** The data center's own mail: the sender's identity and the set of rules its mails go out under (R20, R22). */
export class Mail extends Construct {
  readonly sender: string;
  readonly configurationSetName: string;
  private readonly identity: string;

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id);
    this.sender = props.sender;
    this.configurationSetName = props.configurationSetName;
    this.identity = identityOf(props.sender, props.identity);

    // Links must arrive as they were written. SES rewrites them only for click or open events, so no event
    // destination asks for those, and the engagement metrics that would switch them on are off.
    const configurationSet = new CfnConfigurationSet(this, 'ConfigurationSet', {
      name: props.configurationSetName,
      sendingOptions: { sendingEnabled: true },
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      reputationOptions: { reputationMetricsEnabled: true },
      suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      vdmOptions: { dashboardOptions: { engagementMetrics: 'DISABLED' } },
    });
    new CfnConfigurationSetEventDestination(this, 'Events', {
      configurationSetName: configurationSet.ref,
      eventDestination: {
        name: 'metrics',
        enabled: true,
        matchingEventTypes: watchedEvents,
        cloudWatchDestination: {
          dimensionConfigurations: [
            {
              dimensionName: 'ses:configuration-set',
              dimensionValueSource: 'messageTag',
              defaultDimensionValue: props.configurationSetName,
            },
          ],
        },
      },
    });
    new CfnEmailIdentity(this, 'Sender', {
      emailIdentity: this.identity,
      configurationSetAttributes: { configurationSetName: configurationSet.ref },
    });
    addBounceAlarm(props);
  }

  /** Allows a function to send as this sender, under these rules. */
  allowSending(program: Program): void {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({
        service: 'ses',
        resource,
        resourceName,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    program.allow(
      ['ses:SendRawEmail'],
      arn('identity', this.identity),
      arn('configuration-set', this.configurationSetName),
    );
  }
}

/** The address or its domain: what SES verifies. */
function identityOf(sender: string, kind: 'domain' | 'address'): string {
  const address = /<(.+)>/.exec(sender)?.[1] ?? sender;
  return kind === 'address' ? address : address.slice(address.indexOf('@') + 1);
}

function addBounceAlarm({ alarms, alarmName, configurationSetName }: MailProps): void {
  alarms.add(alarmName, {
    meaning: 'Several mails of one hour came back: SES pauses a sender whose bounces go on.',
    metric: new Metric({
      namespace: 'AWS/SES',
      metricName: 'Bounce',
      dimensionsMap: { 'ses:configuration-set': configurationSetName },
      statistic: 'Sum',
      period: Duration.hours(1),
    }),
    threshold: 5,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
