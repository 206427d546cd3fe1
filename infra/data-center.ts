import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type DataCenter, homeOf } from '../lib/catalog.ts';
import type { Route } from '../lib/http/route.ts';
import { type Access, accessOf } from './access.ts';
import type { Bundle } from './build/bundle.ts';
import { Alarms } from './constructs/alarms.ts';
import { keepFailures, reactToChanges, watchForLag, watchForSilence } from './constructs/asynchronous.ts';
import { FailureQueue } from './constructs/failure-queue.ts';
import { HttpApi } from './constructs/http-api.ts';
import { Mail } from './constructs/mail.ts';
import { Program } from './constructs/program.ts';
import { Schedules } from './constructs/schedules.ts';
import { KeySecret } from './constructs/secrets.ts';
import { type Identities, SignIn } from './constructs/sign-in.ts';
import { DataTable, tableStatements } from './constructs/table.ts';
import { type Names, namesOf, tableName } from './names.ts';
import { type HttpProgramName, type ProgramName, programs } from './programs.ts';
import type { Settings } from './settings.ts';

export interface DataCenterProps {
  readonly dataCenter: DataCenter;
  readonly settings: Settings;
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly routes: Readonly<Record<HttpProgramName, readonly Route[]>>;
  /** Where the data center is reached, when it is neither its domain nor its API's endpoint. */
  readonly publicUrl?: string | undefined;
}

/** How long the sweep leaves what is overdue: half an hour would be too late (R36), a minute is a waste. */
const sweepPeriod = Duration.minutes(5);

/** One data center: the same stack in every region; home also serves partners and support. */
export class DataCenterStack extends Stack {
  private readonly props: DataCenterProps;
  private readonly names: Names;

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

    const alarms = new Alarms(this, 'Alarms', { topicArn: settings.alarmTopics[dataCenter.id] });
    const table = new DataTable(this, 'Data', { tableName: names.table });
    const linkSecret = new KeySecret(this, 'LinkSecret', {
      secretName: names.secret('link'),
      description: 'Signs activation links',
    });
    const sessionSecret = new KeySecret(this, 'SessionSecret', {
      secretName: names.secret('session'),
      description: 'Encrypts the sessions of the customer portal',
    });
    const mail = new Mail(this, 'Mail', {
      configurationSetName: names.configurationSet,
      sender: settings.sender,
      identity: settings.senderIdentity,
      alarms,
      alarmName: names.alarm('mail-bounces'),
    });
    const api = new HttpApi(this, 'HttpApi', {
      apiName: names.api,
      domain: settings.domains[dataCenter.id],
      publicUrl: props.publicUrl,
      alarms,
      alarmName: names.alarm('server-errors'),
    });
    const failures = (name: string, meaning: string) =>
      new FailureQueue(this, name, { queueName: names.queue(name), meaning, alarms });

    // Sign-in
    const identities = this.identities(api);
    api.trust(identities);
    const signIn = { ISSUER: identities.issuer, ACCOUNT_CLAIM: settings.accountClaim };

    // Customers
    const web = this.program('customer-web', {
      ...signIn,
      PUBLIC_URL: api.url,
      CLIENT_ID: identities.clientId,
      LINK_SECRET_ID: linkSecret.arn,
      SESSION_SECRET_ID: sessionSecret.arn,
    });
    web.allow(['secretsmanager:GetSecretValue'], linkSecret.arn, sessionSecret.arn);
    api.serve(web, props.routes['customer-web']);
    api.fallBack(web, '$default');

    // Partners and support
    if (dataCenter.home) {
      const partners = this.program('partner-api', signIn);
      api.serve(partners, props.routes['partner-api']);
      api.fallBack(partners, 'ANY /v1/{proxy+}');
      const support = this.program('support-api', signIn);
      api.serve(support, props.routes['support-api']);
      api.fallBack(support, 'ANY /v1/support/{proxy+}');
    }

    // Deadlines: an alarm per subscription starts lifecycle at its instant
    const schedules = new Schedules(this, 'Schedules', { groupName: names.scheduleGroup });
    const lifecycle = this.program('lifecycle', { SCHEDULE_GROUP: schedules.groupName });
    const undelivered = failures(
      'lifecycle-undelivered',
      'Scheduler could not start lifecycle for a subscription.',
    );
    const alarmRole = schedules.roleFor({ program: lifecycle, undelivered });
    schedules.allowDropping(lifecycle);
    keepFailures(
      lifecycle,
      failures('lifecycle-failures', 'Lifecycle failed to pass time for a subscription.'),
    );

    // Reactions: every change starts the outbox; the sweeper catches up on what was missed
    const reactions = {
      PUBLIC_URL: api.url,
      LINK_SECRET_ID: linkSecret.arn,
      SENDER: mail.sender,
      CONFIGURATION_SET: mail.configurationSetName,
      SCHEDULE_GROUP: schedules.groupName,
      LIFECYCLE_ARN: lifecycle.arn,
      SCHEDULER_ROLE_ARN: alarmRole.roleArn,
      SCHEDULER_DLQ_ARN: undelivered.arn,
    };
    const outbox = this.program('outbox', reactions);
    const sweeper = this.program('sweeper', reactions);
    for (const program of [outbox, sweeper]) {
      program.allow(['secretsmanager:GetSecretValue'], linkSecret.arn);
      mail.allowSending(program);
      schedules.allowSetting(program, alarmRole);
    }
    reactToChanges(
      table,
      outbox,
      failures('outbox-failures', 'The outbox gave up on the reactions to a change.'),
    );
    watchForLag(alarms, names.alarm('outbox-lag'), outbox, Duration.minutes(2));
    schedules.every(sweepPeriod, {
      program: sweeper,
      undelivered: failures('sweeper-undelivered', 'Scheduler could not start the sweeper.'),
    });
    keepFailures(sweeper, failures('sweeper-failures', 'A sweep failed.'));
    watchForSilence(alarms, names.alarm('sweeper-silent'), sweeper, Duration.minutes(15));

    new CfnOutput(this, 'Url', { value: api.url, description: 'Where this data center is reached' });
    new CfnOutput(this, 'Issuer', { value: identities.issuer, description: 'Who issues access tokens' });
    new CfnOutput(this, 'ClientId', { value: identities.clientId, description: 'The OAuth client' });
  }

  /** The configured issuer, or a user pool of the data center's own. */
  private identities(api: HttpApi): Identities {
    const { settings, dataCenter } = this.props;
    const { issuer, clientId, audience } = settings;
    if (issuer) return { issuer, clientId, audience: audience ?? [clientId] };
    return new SignIn(this, 'SignIn', {
      poolName: this.names.stack,
      tokenClaims: this.program('token-claims', {}),
      publicUrl: api.url,
      scopes: dataCenter.home ? ['partner', 'support', 'customer'] : ['customer'],
    });
  }

  /** A function of this data center, with access to the tables its work needs. */
  private program(name: ProgramName, environment: Readonly<Record<string, string>>): Program {
    const { dataCenter, settings } = this.props;
    const bundle = this.props.bundles.get(name);
    if (!bundle) throw new Error(`There is no bundle of ${name}.`);
    const program = new Program(this, name, {
      functionName: this.names.function(name),
      bundle,
      spec: programs[name],
      tracing: settings.tracing,
      environment: {
        DATA_CENTER: dataCenter.id,
        TABLES: JSON.stringify(this.tables),
        LOG_LEVEL: settings.logLevel,
        ...environment,
      },
    });
    for (const { dataCenter: target, access } of this.accessOf(name))
      program.grant(...tableStatements(this, this.location(target), access));
    return program;
  }

  private accessOf(name: ProgramName): Access[] {
    const { dataCenter, settings } = this.props;
    return accessOf(name, {
      own: dataCenter,
      home: homeOf(settings.catalog),
      all: settings.catalog.dataCenters,
    });
  }

  private location({ id, region }: DataCenter): { region: string; table: string } {
    return { region, table: tableName(this.props.settings.prefix, id) };
  }

  private get tables(): Record<string, { region: string; table: string }> {
    return Object.fromEntries(
      this.props.settings.catalog.dataCenters.map((each) => [each.id, this.location(each)]),
    );
  }
}
