import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { DataCenter } from '../lib/catalog.ts';
import type { Route } from '../lib/http/route.ts';
import type { Bundle } from './build/bundle.ts';
import { Alarms } from './constructs/alarms.ts';
import { keepFailures, reactToChanges, watchForLag, watchForSilence } from './constructs/asynchronous.ts';
import { BusinessDashboard } from './constructs/business-dashboard.ts';
import { FailureQueue } from './constructs/failure-queue.ts';
import { HttpApi } from './constructs/http-api.ts';
import { LogMetrics } from './constructs/log-metrics.ts';
import { MachineDashboard } from './constructs/machine-dashboard.ts';
import { Mail } from './constructs/mail.ts';
import { MailReports } from './constructs/mail-reports.ts';
import type { Program } from './constructs/program.ts';
import { watchProgram } from './constructs/program-alarms.ts';
import { Programs } from './constructs/programs.ts';
import { Schedules } from './constructs/schedules.ts';
import { KeySecret } from './constructs/secrets.ts';
import { watchDeadLetters, watchSchedules, watchTable, watchWork } from './constructs/service-alarms.ts';
import { type Identities, SignIn } from './constructs/sign-in.ts';
import { DataTable } from './constructs/table.ts';
import { businessDashboardName, type Names, namesOf } from './names.ts';
import type { HttpProgramName } from './programs.ts';
import { type Settings, senderOf } from './settings.ts';

export interface DataCenterProps {
  readonly dataCenter: DataCenter;
  readonly settings: Settings;
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly routes: Readonly<Record<HttpProgramName, readonly Route[]>>;
  /** Where the data center is reached, when it is neither its domain nor its API's endpoint. */
  readonly publicUrl?: string | undefined;
  /** The URLs of other data centers, by their ids, that its pages lead to. */
  readonly elsewhere: Readonly<Record<string, string>>;
}

/** What is overdue waits so long at most: well within the quarter of an hour that R36 allows. */
const sweepPeriod = Duration.minutes(5);

/** One data center: the same stack in every region; home also serves partners and support. */
export class DataCenterStack extends Stack {
  readonly props: DataCenterProps;
  private readonly names: Names;
  private readonly alarms: Alarms;
  readonly table: DataTable;
  private readonly mail: Mail;
  private readonly linkSecret: KeySecret;
  private readonly api: HttpApi;
  private readonly programs: Programs;
  private readonly queues: FailureQueue[] = [];

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

    this.alarms = new Alarms(this, 'Alarms', {
      topicArn: settings.alarmTopics[dataCenter.id],
      nameOf: names.alarm,
    });
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
    const deadlines = this.keepDeadlines();
    const reactions = this.reactAndSweep(deadlines);
    this.watch(deadlines, reactions, this.noteDeliveries());

    this.output('Url', this.api.url, 'Where this data center is reached');
    this.output('Issuer', identities.issuer, 'Who issues access tokens');
    this.output('ClientId', identities.clientId, 'The OAuth client of the customer portal');
    for (const [scope, clientId] of Object.entries(identities.apiClientIds ?? {}))
      this.output(
        `${scope.charAt(0).toUpperCase()}${scope.slice(1)}ClientId`,
        clientId,
        `The OAuth client of programs that call the API with the scope onramp/${scope}`,
      );
  }

  private addMail(): Mail {
    const { settings, dataCenter } = this.props;
    return new Mail(this, 'Mail', {
      configurationSetName: this.names.configurationSet,
      sender: senderOf(settings, dataCenter.id),
      alarms: this.alarms,
    });
  }

  private addHttpApi(): HttpApi {
    const { dataCenter, settings, publicUrl } = this.props;
    return new HttpApi(this, 'HttpApi', {
      apiName: this.names.api,
      domain: settings.domains[dataCenter.id],
      publicUrl,
      alarms: this.alarms,
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
      apiClients: dataCenter.home ? settings.apiClients : { customer: settings.apiClients.customer },
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
      ELSEWHERE: JSON.stringify(this.props.elsewhere),
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
    const environment = { ...this.signInOf(identities), CURSOR_SECRET_ID: cursorSecret.arn };
    const partners = this.programs.add('partner-api', environment);
    partners.allow(['secretsmanager:GetSecretValue'], cursorSecret.arn);
    this.api.serve(partners, this.props.routes['partner-api']);
    this.api.fallBack(partners, 'ANY /v1/{proxy+}', 'ANY /openapi.json');
    const support = this.programs.add('support-api', environment);
    support.allow(['secretsmanager:GetSecretValue'], cursorSecret.arn);
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
  private reactAndSweep({ schedules, lifecycle, undelivered }: Deadlines): Reactions {
    const alarmRole = schedules.roleFor({ program: lifecycle, undelivered });
    const recipientSecret = new KeySecret(this, 'RecipientSecret', {
      secretName: this.names.secret('recipient'),
      description: 'Digests addresses that get no more mails',
    });
    const environment = {
      PUBLIC_URL: this.api.url,
      LINK_SECRET_ID: this.linkSecret.arn,
      RECIPIENT_SECRET_ID: recipientSecret.arn,
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
      program.allow(['secretsmanager:GetSecretValue'], this.linkSecret.arn, recipientSecret.arn);
      this.mail.allowSending(program);
      schedules.allowSetting(program, alarmRole);
    }

    reactToChanges(
      this.table,
      outbox,
      this.failures('outbox-failures', 'The outbox gave up on reactions to a change.'),
    );
    watchForLag(this.alarms, outbox, Duration.minutes(2));
    schedules.every(sweepPeriod, {
      program: sweeper,
      undelivered: this.failures('sweeper-undelivered', 'Scheduler could not start the sweeper.'),
    });
    keepFailures(sweeper, this.failures('sweeper-failures', 'A sweep failed.'));
    watchForSilence(this.alarms, sweeper, Duration.minutes(15));
    return { outbox, sweeper };
  }

  /** What SES says of a mail starts deliveries. */
  private noteDeliveries(): Program {
    const deliveries = this.programs.add('deliveries', {});
    new MailReports(this, 'MailReports', {
      ruleName: this.names.configurationSet,
      mail: this.mail,
      program: deliveries,
      undelivered: this.failures(
        'deliveries-undelivered',
        'EventBridge could not start deliveries for what SES said of a mail.',
      ),
    });
    keepFailures(
      deliveries,
      this.failures('deliveries-failures', 'Deliveries failed to note what SES said of a mail.'),
    );
    return deliveries;
  }

  /** Alarms for what a deployment must not find out from its customers, and a dashboard to look into it. */
  private watch(
    { schedules, lifecycle }: Deadlines,
    { outbox, sweeper }: Reactions,
    deliveries: Program,
  ): void {
    const { alarms, table, api, mail, names, queues } = this;
    const { dataCenter, settings } = this.props;
    const programs = this.programs.all;
    const logMetrics = new LogMetrics(this, 'LogMetrics', { namespace: names.metrics, outbox, sweeper });
    for (const program of programs) watchProgram(alarms, program);
    watchTable(alarms, table);
    watchSchedules(alarms, schedules);
    watchDeadLetters(alarms, schedules, [lifecycle, outbox, sweeper, deliveries]);
    watchWork(alarms, logMetrics);
    new MachineDashboard(this, 'Machine', {
      dashboardName: names.dashboard,
      machine: { alarms, api, programs, table, schedules, queues, mail, logMetrics },
    });
    if (dataCenter.home)
      new BusinessDashboard(this, 'Business', {
        dashboardName: businessDashboardName(settings.prefix),
        prefix: settings.prefix,
        dataCenters: settings.catalog.dataCenters,
      });
  }

  private failures(name: string, meaning: string): FailureQueue {
    const queueName = this.names.queue(name);
    const queue = new FailureQueue(this, name, { queueName, name, meaning, alarms: this.alarms });
    this.queues.push(queue);
    return queue;
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

interface Reactions {
  readonly outbox: Program;
  readonly sweeper: Program;
}
