import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DataCenter } from '../lib/catalog.ts';
import type { Route } from '../lib/http/route.ts';
import type { Bundle } from './build/bundle.ts';
import { Alarms } from './constructs/alarms.ts';
import { keepFailures, reactToChanges, watchForLag, watchForSilence } from './constructs/asynchronous.ts';
import { FailureQueue } from './constructs/failure-queue.ts';
import { HttpApi } from './constructs/http-api.ts';
import { Mail } from './constructs/mail.ts';
import type { Program } from './constructs/program.ts';
import { Programs } from './constructs/programs.ts';
import { Schedules } from './constructs/schedules.ts';
import { KeySecret } from './constructs/secrets.ts';
import { type Identities, SignIn } from './constructs/sign-in.ts';
import { DataTable } from './constructs/table.ts';
import { type Names, namesOf } from './names.ts';
import type { HttpProgramName } from './programs.ts';
import type { Settings } from './settings.ts';

export interface DataCenterProps {
  readonly dataCenter: DataCenter;
  readonly settings: Settings;
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly routes: Readonly<Record<HttpProgramName, readonly Route[]>>;
  /** Where the data center is reached, when it is neither its domain nor its API's endpoint. */
  readonly publicUrl?: string | undefined;
}

/** What is overdue waits so long at most: well within the quarter of an hour that R36 allows. */
const sweepPeriod = Duration.minutes(5);

/** One data center: the same stack in every region; home also serves partners and support. */
export class DataCenterStack extends Stack {
  private readonly props: DataCenterProps;
  private readonly names: Names;
  private readonly alarms: Alarms;
  private readonly table: DataTable;
  private readonly mail: Mail;
  private readonly linkSecret: KeySecret;
  private readonly api: HttpApi;
  private readonly programs: Programs;

  constructor(scope: Construct, props: DataCenterProps) {
    const { dataCenter, settings } = props;
    const names = namesOf(settings.prefix, dataCenter.id);
    super(scope, names.stack, {
      env: { region: dataCenter.region },
      description: `Onramp data center ${dataCenter.id}${dataCenter.home ? ', home' : ''}`,
      terminationProtection: true,
    });
    this.props = props;
    this.names = names;

    this.alarms = new Alarms(this, 'Alarms', { topicArn: settings.alarmTopics[dataCenter.id] });
    this.table = new DataTable(this, 'Data', { tableName: names.table });
    this.programs = new Programs(this, 'Functions', props);
    this.mail = this.addMail();
    this.api = this.addHttpApi();
    this.linkSecret = new KeySecret(this, 'LinkSecret', {
      secretName: names.secret('link'),
      description: 'Signs activation links',
    });

    const identities = this.identities();
    this.api.trust(identities);
    this.serveCustomers(identities);
    if (dataCenter.home) this.servePartnersAndSupport(identities);
    this.reactAndSweep(this.keepDeadlines());

    this.output('Url', this.api.url, 'Where this data center is reached');
    this.output('Issuer', identities.issuer, 'Who issues access tokens');
    this.output('ClientId', identities.clientId, 'The OAuth client');
  }

  private addMail(): Mail {
    const { sender, senderIdentity } = this.props.settings;
    return new Mail(this, 'Mail', {
      configurationSetName: this.names.configurationSet,
      sender,
      identity: senderIdentity,
      alarms: this.alarms,
      alarmName: this.names.alarm('mail-bounces'),
    });
  }

  private addHttpApi(): HttpApi {
    const { dataCenter, settings, publicUrl } = this.props;
    return new HttpApi(this, 'HttpApi', {
      apiName: this.names.api,
      domain: settings.domains[dataCenter.id],
      publicUrl,
      alarms: this.alarms,
      alarmName: this.names.alarm('server-errors'),
    });
  }

  /** The configured issuer, or a user pool of the data center's own. */
  private identities(): Identities {
    const { settings, dataCenter } = this.props;
    const { issuer, clientId, audience } = settings;
    if (issuer) return { issuer, clientId, audience: audience ?? [clientId] };
    return new SignIn(this, 'SignIn', {
      poolName: this.names.stack,
      tokenClaims: this.programs.add('token-claims', {}),
      publicUrl: this.api.url,
      scopes: dataCenter.home ? ['partner', 'support', 'customer'] : ['customer'],
    });
  }

  private serveCustomers(identities: Identities): void {
    const sessionSecret = new KeySecret(this, 'SessionSecret', {
      secretName: this.names.secret('session'),
      description: 'Encrypts the sessions of the customer portal',
    });
    const web = this.programs.add('customer-web', {
      ...this.signInOf(identities),
      PUBLIC_URL: this.api.url,
      CLIENT_ID: identities.clientId,
      LINK_SECRET_ID: this.linkSecret.arn,
      SESSION_SECRET_ID: sessionSecret.arn,
    });
    web.allow(['secretsmanager:GetSecretValue'], this.linkSecret.arn, sessionSecret.arn);
    this.api.serve(web, this.props.routes['customer-web']);
    this.api.fallBack(web, '$default');
  }

  private servePartnersAndSupport(identities: Identities): void {
    const cursorSecret = new KeySecret(this, 'CursorSecret', {
      secretName: this.names.secret('cursor'),
      description: 'Signs the cursors of lists',
    });
    const partners = this.programs.add('partner-api', {
      ...this.signInOf(identities),
      CURSOR_SECRET_ID: cursorSecret.arn,
    });
    partners.allow(['secretsmanager:GetSecretValue'], cursorSecret.arn);
    this.api.serve(partners, this.props.routes['partner-api']);
    this.api.fallBack(partners, 'ANY /v1/{proxy+}', 'ANY /openapi.json');
    const support = this.programs.add('support-api', this.signInOf(identities));
    this.api.serve(support, this.props.routes['support-api']);
    this.api.fallBack(support, 'ANY /v1/support/{proxy+}');
  }

  private signInOf({ issuer }: Identities): Record<string, string> {
    return { ISSUER: issuer, ACCOUNT_CLAIM: this.props.settings.accountClaim };
  }

  /** An alarm per subscription starts lifecycle at its instant. */
  private keepDeadlines(): Deadlines {
    const schedules = new Schedules(this, 'Schedules', { groupName: this.names.scheduleGroup });
    const lifecycle = this.programs.add('lifecycle', {});
    const undelivered = this.failures(
      'lifecycle-undelivered',
      'Scheduler could not start lifecycle for a subscription.',
    );
    keepFailures(
      lifecycle,
      this.failures('lifecycle-failures', 'Lifecycle failed to pass time for a subscription.'),
    );
    return { schedules, lifecycle, undelivered };
  }

  /** Every change starts the outbox; the sweeper catches up on what was missed. */
  private reactAndSweep({ schedules, lifecycle, undelivered }: Deadlines): void {
    const alarmRole = schedules.roleFor({ program: lifecycle, undelivered });
    const environment = {
      PUBLIC_URL: this.api.url,
      LINK_SECRET_ID: this.linkSecret.arn,
      SENDER: this.mail.sender,
      CONFIGURATION_SET: this.mail.configurationSetName,
      SCHEDULE_GROUP: schedules.groupName,
      LIFECYCLE_ARN: lifecycle.arn,
      SCHEDULER_ROLE_ARN: alarmRole.roleArn,
      SCHEDULER_DLQ_ARN: undelivered.arn,
    };
    const outbox = this.programs.add('outbox', environment);
    const sweeper = this.programs.add('sweeper', environment);
    for (const program of [outbox, sweeper]) {
      program.allow(['secretsmanager:GetSecretValue'], this.linkSecret.arn);
      this.mail.allowSending(program);
      schedules.allowSetting(program, alarmRole);
    }

    const { table, alarms, names } = this;
    reactToChanges(
      table,
      outbox,
      this.failures('outbox-failures', 'The outbox gave up on reactions to a change.'),
    );
    watchForLag(alarms, names.alarm('outbox-lag'), outbox, Duration.minutes(2));
    schedules.every(sweepPeriod, {
      program: sweeper,
      undelivered: this.failures('sweeper-undelivered', 'Scheduler could not start the sweeper.'),
    });
    keepFailures(sweeper, this.failures('sweeper-failures', 'A sweep failed.'));
    watchForSilence(alarms, names.alarm('sweeper-silent'), sweeper, Duration.minutes(15));
  }

  private failures(name: string, meaning: string): FailureQueue {
    return new FailureQueue(this, name, { queueName: this.names.queue(name), meaning, alarms: this.alarms });
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}

interface Deadlines {
  readonly schedules: Schedules;
  readonly lifecycle: Program;
  /** For alarms that could not be delivered. */
  readonly undelivered: FailureQueue;
}
