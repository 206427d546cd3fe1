import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Metric, type MetricProps } from 'aws-cdk-lib/aws-cloudwatch';
import {
  CfnConfigurationSet,
  CfnConfigurationSetEventDestination,
  CfnEmailIdentity,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Sender } from '../settings.ts';
import type { Alarms } from './alarms.ts';
import { MailRecords } from './mail-records.ts';
import type { Program } from './program.ts';

export interface MailProps {
  readonly configurationSetName: string;
  readonly sender: Sender;
  readonly alarms: Alarms;
}

/** What SES tells about a mail without touching its content. */
const watchedEvents = ['SEND', 'DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT', 'RENDERING_FAILURE'];

/** The data center's own mail: the sender's identity and the set of rules its mails go out under (R20, R22). */
export class Mail extends Construct {
  readonly sender: string;
  readonly configurationSetName: string;
  private readonly identity: string;
  private readonly rules: CfnConfigurationSet;

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id);
    this.sender = props.sender.sender;
    this.configurationSetName = props.configurationSetName;
    this.identity = props.sender.identity;

    // Links must arrive as they were written. SES rewrites them only for click or open events, so no event
    // destination asks for those, and the engagement metrics that would switch them on are off.
    const configurationSet = new CfnConfigurationSet(this, 'ConfigurationSet', {
      name: props.configurationSetName,
      sendingOptions: { sendingEnabled: true },
      deliveryOptions: { tlsPolicy: 'REQUIRE' },
      reputationOptions: { reputationMetricsEnabled: true },
      // Which addresses get no more mails is kept by Onramp, so that it can be lifted and is purged (R34): the list of
      // the account would hold the addresses in plain, for good.
      suppressionOptions: { suppressedReasons: [] },
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
    this.rules = configurationSet;
    this.verify(props.sender, configurationSet);
    addReputationAlarms(this, props.alarms);
  }

  /** Tells the data center's event bus what became of the mails that go out under these rules. */
  report(eventTypes: readonly string[]): void {
    new CfnConfigurationSetEventDestination(this, 'Reports', {
      configurationSetName: this.rules.ref,
      eventDestination: {
        name: 'reports',
        enabled: true,
        matchingEventTypes: [...eventTypes],
        // SES knows the default bus only, and needs no permission for it.
        eventBridgeDestination: {
          eventBusArn: Stack.of(this).formatArn({
            service: 'events',
            resource: 'event-bus',
            resourceName: 'default',
          }),
        },
      },
    });
  }

  /** A metric of the mails that went out under these rules. */
  metric(metricName: string, options: Pick<MetricProps, 'label' | 'period' | 'statistic'> = {}): Metric {
    return new Metric({
      namespace: 'AWS/SES',
      metricName,
      dimensionsMap: { 'ses:configuration-set': this.configurationSetName },
      statistic: 'Sum',
      ...options,
    });
  }

  private verify(sender: Sender, configurationSet: CfnConfigurationSet): void {
    const identity = new CfnEmailIdentity(this, 'Sender', {
      emailIdentity: sender.identity,
      configurationSetAttributes: { configurationSetName: configurationSet.ref },
      ...(sender.isDomain && {
        dkimAttributes: { signingEnabled: true },
        dkimSigningAttributes: { nextSigningKeyLength: 'RSA_2048_BIT' },
      }),
      ...(sender.mailFromDomain && {
        mailFromAttributes: {
          mailFromDomain: sender.mailFromDomain,
          // Mail goes out, unaligned, rather than not at all while the record is missing.
          behaviorOnMxFailure: 'USE_DEFAULT_VALUE',
        },
      }),
    });
    if (sender.isDomain) new MailRecords(this, 'Records', { sender, identity });
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

/** SES puts an account under review at 5 % bounces or 0.1 % complaints, and then pauses it. */
const reputation = { bounces: 0.03, complaints: 0.0005 } as const;

function addReputationAlarms(mail: Mail, alarms: Alarms): void {
  const rate = (name: string) =>
    mail.metric(`Reputation.${name}Rate`, { statistic: 'Average', period: Duration.hours(1) });
  alarms.add('mail-bounces', {
    meaning: 'More than 3 % of the mails come back: at 5 % SES reviews and pauses the sender.',
    metric: rate('Bounce'),
    threshold: reputation.bounces,
  });
  alarms.add('mail-complaints', {
    meaning: 'More than 0.05 % of the mails are taken for spam: at 0.1 % SES reviews and pauses the sender.',
    metric: rate('Complaint'),
    threshold: reputation.complaints,
  });
}
