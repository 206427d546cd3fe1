import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callersOf, functionEnvironment } from '../../../../infra/local/function-environment.ts';
import { type LocalIam, openIam } from '../../../../infra/local/iam/local-iam.ts';
import { applies, type PolicyStatement } from '../../../../infra/local/iam/policy.ts';
import { synthesize } from '../../../../infra/local/synthesis.ts';
import type { DataCenterModel } from '../../../../infra/local/template/model.ts';
import { parseSettings, readContext } from '../../../../infra/settings.ts';
import { startTestAws, type TestAws } from '../support/test-aws.ts';

const functionsDir = fileURLToPath(new URL('../../fixtures/functions', import.meta.url));
const key = { pk: { S: 'A' }, sk: { S: '1' } };
const eu = 'onramp-eu';
const us = 'onramp-us';

describe('what functions may do', () => {
  let models: DataCenterModel[];
  let local: TestAws;
  let outdir: string;

  beforeAll(async () => {
    outdir = mkdtempSync(join(tmpdir(), 'onramp-'));
    models = await synthesize({
      settings: parseSettings(readContext().onramp ?? {}),
      overrides: { issuer: 'http://127.0.0.1:1', clientId: 'onramp', audience: ['onramp'] },
      publicUrls: { eu: 'http://127.0.0.1:2', us: 'http://127.0.0.1:3', ap: 'http://127.0.0.1:4' },
      outdir,
      functionsDir,
    });
    local = await startTestAws({ iam: openIam(models), identify: callersOf(models) });
  });
  afterAll(async () => {
    await local.stop();
    rmSync(outdir, { recursive: true });
  });

  const modelOf = (dataCenter: string) => {
    const found = models.find((model) => model.dataCenter === dataCenter);
    if (!found) throw new Error(dataCenter);
    return found;
  };
  const definitionOf = (program: string, dataCenter = 'eu') => {
    const found = modelOf(dataCenter).functions.find((definition) => definition.program === program);
    if (!found) throw new Error(program);
    return found;
  };
  /** How a function of home signs its calls. */
  const signedBy = (program: string) => {
    const environment = functionEnvironment('eu-north-1', local.aws.url, definitionOf(program));
    return {
      endpoint: local.aws.url,
      region: 'eu-north-1',
      maxAttempts: 1,
      credentials: {
        accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
        sessionToken: environment.AWS_SESSION_TOKEN ?? '',
      },
    };
  };
  const dynamo = (program: string) => new DynamoDBClient(signedBy(program));
  const denied = (program: string, action: string, resource: string) => {
    const role = modelOf('eu').roles.find(({ arn }) => arn === definitionOf(program).roleArn);
    return expect.objectContaining({
      name: 'AccessDeniedException',
      message:
        `User: arn:aws:sts::000000000000:assumed-role/${role?.name}/onramp-eu-${program} is not authorized to ` +
        `perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    });
  };
  const tableArn = (name: string) => `arn:aws:dynamodb:eu-north-1:000000000000:table/${name}`;

  test('a call that the role allows goes through', async () => {
    await dynamo('support-api').send(new BatchGetItemCommand({ RequestItems: { [eu]: { Keys: [key] } } }));
  });

  test('one that it does not allow is denied as the service does', async () => {
    await expect(dynamo('partner-api').send(new GetItemCommand({ TableName: eu, Key: key }))).rejects.toEqual(
      denied('partner-api', 'dynamodb:GetItem', tableArn(eu)),
    );
    await expect(
      dynamo('support-api').send(
        new QueryCommand({
          TableName: eu,
          IndexName: 'due',
          KeyConditionExpression: 'duePk = :pk',
          ExpressionAttributeValues: { ':pk': { S: 'DUE#0' } },
        }),
      ),
    ).rejects.toEqual(denied('support-api', 'dynamodb:Query', `${tableArn(eu)}/index/due`));
  });

  test('a transaction is allowed by its members, each on its own table', async () => {
    const Put = { TableName: eu, Item: key };
    await dynamo('lifecycle').send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));
    const removing = [{ Put }, { Delete: { TableName: eu, Key: { ...key, sk: { S: '2' } } } }];
    await expect(
      dynamo('lifecycle').send(new TransactWriteItemsCommand({ TransactItems: removing })),
    ).rejects.toEqual(denied('lifecycle', 'dynamodb:DeleteItem', tableArn(eu)));
    const elsewhere = [{ Put }, { Put: { TableName: us, Item: key } }];
    await expect(
      dynamo('lifecycle').send(new TransactWriteItemsCommand({ TransactItems: elsewhere })),
    ).rejects.toEqual(denied('lifecycle', 'dynamodb:PutItem', tableArn(us)));
  });

  test('a batch is allowed by each of its tables', async () => {
    const requests = [{ DeleteRequest: { Key: key } }];
    await dynamo('outbox').send(new BatchWriteItemCommand({ RequestItems: { [eu]: requests } }));
    await expect(
      dynamo('outbox').send(new BatchWriteItemCommand({ RequestItems: { [eu]: requests, other: requests } })),
    ).rejects.toEqual(denied('outbox', 'dynamodb:BatchWriteItem', tableArn('other')));
  });

  const alarm = (more: Partial<CreateScheduleCommandInput> = {}): CreateScheduleCommandInput => {
    const { environment } = definitionOf('outbox');
    return {
      Name: 'sub_1',
      GroupName: environment.SCHEDULE_GROUP ?? '',
      ScheduleExpression: 'at(2099-01-01T00:00:00)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: environment.LIFECYCLE_ARN ?? '', RoleArn: environment.SCHEDULER_ROLE_ARN ?? '' },
      ...more,
    };
  };

  test('alarms can be set in the group only, under their names, with the role of alarms', async () => {
    const scheduler = new SchedulerClient(signedBy('outbox'));
    const create = (more: Partial<CreateScheduleCommandInput>) =>
      scheduler.send(new CreateScheduleCommand(alarm(more)));
    const scheduleArn = (name: string) => `arn:aws:scheduler:eu-north-1:000000000000:schedule/${name}`;
    await expect(create({ Name: 'other' })).rejects.toEqual(
      denied('outbox', 'scheduler:CreateSchedule', scheduleArn('onramp-eu/other')),
    );
    await expect(create({ GroupName: 'default' })).rejects.toEqual(
      denied('outbox', 'scheduler:CreateSchedule', scheduleArn('default/sub_1')),
    );
    const RoleArn = definitionOf('sweeper').roleArn;
    await expect(create({ Target: { Arn: 'arn:aws:lambda:x', RoleArn } })).rejects.toEqual(
      denied('outbox', 'iam:PassRole', RoleArn),
    );
  });

  test('the Scheduler refuses a role that does not trust it', async () => {
    const operator = new SchedulerClient(local.client);
    const Target = { Arn: definitionOf('lifecycle').arn, RoleArn: definitionOf('sweeper').roleArn };
    await expect(operator.send(new CreateScheduleCommand(alarm({ Target })))).rejects.toEqual(
      expect.objectContaining({
        name: 'ValidationException',
        message: 'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
      }),
    );
  });

  test('secrets are read by those that need them', async () => {
    const secret = modelOf('eu').secrets.find(({ name }) => name.endsWith('/link'))?.arn ?? '';
    await expect(
      new SecretsManagerClient(signedBy('lifecycle')).send(new GetSecretValueCommand({ SecretId: secret })),
    ).rejects.toEqual(denied('lifecycle', 'secretsmanager:GetSecretValue', secret));
  });

  test('mail is sent by those that may, as the sender', async () => {
    const mail = (from: string) =>
      new SendRawEmailCommand({
        Source: from,
        Destinations: ['kim@contoso.example'],
        RawMessage: { Data: Buffer.from(`From: ${from}\r\nTo: kim@contoso.example\r\n\r\nHello`) },
        ConfigurationSetName: 'onramp-eu',
      });
    await new SESClient(signedBy('outbox')).send(mail('no-reply@onramp.example'));
    const refused = (program: string, identity: string) =>
      expect.objectContaining({
        name: 'AccessDenied',
        message: expect.stringMatching(
          `onramp-eu-${program}' is not authorized to perform .ses:SendRawEmail' on resource .arn:aws:ses:eu-north-1:000000000000:identity/${identity}'`,
        ),
      });
    await expect(new SESClient(signedBy('outbox')).send(mail('boss@other.example'))).rejects.toEqual(
      refused('outbox', 'boss@other.example'),
    );
    await expect(
      new SESClient(signedBy('partner-api')).send(mail('no-reply@onramp.example')),
    ).rejects.toEqual(refused('partner-api', 'onramp.example'));
  });

  test('who is no function may do everything', async () => {
    await new DynamoDBClient(local.client).send(new PutItemCommand({ TableName: eu, Item: key }));
  });

  /** The models without one permission of one role. */
  const without = (program: string, action: string): DataCenterModel[] => {
    const drop = (statements: readonly PolicyStatement[]) =>
      statements.map((each) => ({ ...each, actions: each.actions.filter((name) => name !== action) }));
    return models.map((model) => {
      const definition = model.functions.find((each) => each.program === program);
      const roles = model.roles.map((role) =>
        role.arn === definition?.roleArn ? { ...role, statements: drop(role.statements) } : role,
      );
      return { ...model, roles };
    });
  };

  test.each([
    ['outbox', 'dynamodb:GetRecords', 'The event source of outbox in eu'],
    ['outbox', 'sqs:SendMessage', 'The event source of outbox in eu'],
    ['lifecycle', 'sqs:SendMessage', 'The failure destination of lifecycle in eu'],
  ])('without %s %s nothing is deployed', (program, action, what) => {
    expect(() => openIam(without(program, action))).toThrow(
      new RegExp(`^${what} cannot be deployed: its role does not allow ${action} on arn:aws:`),
    );
  });

  test('every permission of a function is missed when it is taken away', async () => {
    const iam: LocalIam = openIam(models);
    const permissions = iam.ledger.permissions();
    expect(permissions.length).toBeGreaterThan(50);
    for (const { dataCenter, function: program, action, resource } of permissions) {
      const model = modelOf(dataCenter);
      const { roleArn } = definitionOf(program, dataCenter);
      const { statements = [] } = model.roles.find(({ arn }) => arn === roleArn) ?? {};
      const others = statements.flatMap((each) =>
        each.actions.flatMap((name) =>
          each.resources
            .filter((one) => name !== action || one !== resource)
            .map((one) => ({ ...each, actions: [name], resources: [one] })),
        ),
      );
      const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' };
      const need = { action, resource: resource.replaceAll('*', 'x'), context };
      expect(others.filter((other) => applies(other, need))).toEqual([]);
    }
  });
});
