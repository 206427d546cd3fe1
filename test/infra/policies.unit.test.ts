import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  allowedTo,
  arnOf,
  listOf,
  logicalIdOf,
  propertiesOf,
  resourcesOf,
  type Synthesized,
  statementsOf,
  synthesized,
} from './templates.ts';

const dataCenters = ['eu', 'us', 'ap'];

/** Resources that end in a wildcard because their last part is made at run time. */
const namedAtRunTime = [/:schedule\/onramp-[a-z]+\/sub_\*$/, /\/stream\/\*$/];

const resourceText = (resource: unknown): string =>
  typeof resource === 'string'
    ? resource
    : JSON.stringify(
        (resource as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join']?.[1].at(-1) ?? '',
      ).replaceAll('"', '');

/** The function whose role a policy belongs to. */
const programOf = (owner: string): string => owner.replace(/^Functions|Role.*/g, '');

const actionsOf = (template: Synthesized['templates'][string] | undefined, program: string): string[] =>
  allowedTo(template, program).flatMap(({ Action }) => listOf(Action));

describe.each([
  ['a user pool of its own', undefined],
  ['a configured issuer', 'https://issuer.example'],
])('the policies, with %s', (_, issuer) => {
  let app: Synthesized;
  beforeAll(async () => {
    app = await synthesized({ ...(issuer && { issuer }), settings: { tracing: true } });
  });

  test.each(dataCenters)('no action that is allowed is a wildcard, in %s', (id) => {
    const actions = statementsOf(app.templates[id])
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => listOf(Action));
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test.each(dataCenters)('no resource is a wildcard but where AWS offers none to name, in %s', (id) => {
    const wild = statementsOf(app.templates[id]).flatMap(({ Action, Resource }) =>
      listOf(Resource ?? [])
        .map(resourceText)
        .filter((resource) => resource.includes('*') && !namedAtRunTime.some((known) => known.test(resource)))
        .map((resource) => ({ Action, resource })),
    );
    const tracing = { Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resource: '*' };
    for (const each of wild) expect(each).toEqual(tracing);
  });

  test.each(dataCenters)('every function has a role of its own, in %s', (id) => {
    const roles = propertiesOf(app.templates[id], 'AWS::Lambda::Function').map(({ Role }) =>
      JSON.stringify(Role),
    );
    expect(new Set(roles).size).toBe(roles.length);
  });

  test.each(dataCenters)('no managed policy is attached, in %s', (id) => {
    for (const role of propertiesOf(app.templates[id], 'AWS::IAM::Role'))
      expect(role).not.toHaveProperty('ManagedPolicyArns');
  });

  test.each(dataCenters)(
    'only Scheduler, for the schedules of this group, takes the roles of schedules, in %s',
    (id) => {
      const template = app.templates[id];
      const trusts = propertiesOf(template, 'AWS::IAM::Role')
        .map(({ AssumeRolePolicyDocument }) => JSON.stringify(AssumeRolePolicyDocument))
        .filter((trust) => trust.includes('scheduler.amazonaws.com'));
      const [[group] = ['']] = resourcesOf(template, 'AWS::Scheduler::ScheduleGroup');
      expect(trusts).toHaveLength(2);
      for (const trust of trusts)
        expect(JSON.parse(trust).Statement).toEqual([
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'aws:SourceArn': arnOf(group) },
            },
          },
        ]);
    },
  );

  test.each(dataCenters)('the role of alarms starts lifecycle and nothing else, in %s', (id) => {
    const template = app.templates[id];
    const statements = statementsOf(template).filter(({ owner }) =>
      owner.startsWith('Scheduleslifecyclerole'),
    );
    expect(statements.filter(({ Action }) => Action !== 'sts:AssumeRole')).toEqual([
      expect.objectContaining({
        Action: 'lambda:InvokeFunction',
        Resource: arnOf(logicalIdOf(template, 'FunctionName', `onramp-${id}-lifecycle`)),
      }),
      expect.objectContaining({
        Action: 'sqs:SendMessage',
        Resource: arnOf(logicalIdOf(template, 'QueueName', `onramp-${id}-lifecycle-undelivered`)),
      }),
    ]);
  });

  test.each(dataCenters)(
    'outbox and sweeper alone may pass a role, that of alarms, to Scheduler, in %s',
    (id) => {
      const passing = statementsOf(app.templates[id]).filter(({ Action }) =>
        listOf(Action).includes('iam:PassRole'),
      );
      expect(passing.map(({ owner }) => programOf(owner))).toEqual(['outbox', 'sweeper']);
      for (const { Resource, Condition } of passing) {
        expect(Resource).toEqual(arnOf(expect.stringMatching(/^Scheduleslifecyclerole/) as never));
        expect(Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
      }
    },
  );

  test('no function can do more to a table than read and write items', () => {
    for (const id of dataCenters)
      for (const action of statementsOf(app.templates[id]).flatMap(({ Action }) => listOf(Action)))
        expect(action).not.toMatch(/^dynamodb:(Create|Update|Delete)Table|Backup|TimeToLive/);
  });

  test('R28 the sweeper alone may scan, to announce the end of support of a service', () => {
    for (const id of dataCenters) {
      const scanning = statementsOf(app.templates[id]).filter(({ Action }) =>
        listOf(Action).includes('dynamodb:Scan'),
      );
      expect(scanning.map(({ owner }) => programOf(owner))).toEqual(['sweeper']);
    }
  });

  test('R34 only reactions and the sweep can purge', () => {
    for (const id of dataCenters)
      for (const program of ['partner-api', 'support-api', 'customer-web', 'lifecycle'])
        expect(actionsOf(app.templates[id], program)).not.toContain('dynamodb:BatchWriteItem');
    expect(actionsOf(app.templates.us, 'outbox')).toContain('dynamodb:BatchWriteItem');
  });

  test('R36 the sweeper alone reads what is due', () => {
    const readers = statementsOf(app.templates.ap)
      .filter(({ Resource }) =>
        listOf(Resource ?? []).some((resource) => resourceText(resource).endsWith('/index/due')),
      )
      .map(({ owner }) => programOf(owner));
    expect(readers).toEqual(['sweeper']);
  });

  test('R20 outside home no function may touch a third data center', () => {
    for (const program of ['customer-web', 'outbox', 'lifecycle', 'sweeper'])
      expect(JSON.stringify(allowedTo(app.templates.us, program))).not.toContain('ap-southeast-2');
  });

  test('only who sends mail may send mail, and only as the sender', () => {
    for (const program of ['partner-api', 'support-api', 'customer-web', 'lifecycle'])
      expect(actionsOf(app.templates.eu, program).filter((action) => action.startsWith('ses:'))).toEqual([]);
    const [sending] = allowedTo(app.templates.eu, 'outbox').filter(
      ({ Action }) => Action === 'ses:SendRawEmail',
    );
    expect(listOf(sending?.Resource).map(resourceText).sort()).toEqual([
      ':configuration-set/onramp-eu',
      ':identity/onramp.example',
    ]);
  });
});
