import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mayLog } from '../../../../infra/local/iam/deployment.ts';
import { synthesize } from '../../../../infra/local/synthesis.ts';
import type { DataCenterModel } from '../../../../infra/local/template/model.ts';
import { parseSettings, readContext } from '../../../../infra/settings.ts';

const functionsDir = fileURLToPath(new URL('../../fixtures/functions', import.meta.url));
let outdir: string;
let models: DataCenterModel[];

beforeAll(async () => {
  outdir = mkdtempSync(join(tmpdir(), 'onramp-'));
  models = await synthesize({
    settings: parseSettings(readContext().onramp ?? {}),
    overrides: { issuer: 'http://127.0.0.1:1', clientId: 'onramp', audience: ['onramp'] },
    publicUrls: { eu: 'http://127.0.0.1:2', us: 'http://127.0.0.1:3', ap: 'http://127.0.0.1:4' },
    outdir,
    functionsDir,
  });
});
afterAll(() => rmSync(outdir, { recursive: true }));

type Permissions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The actions of each function of a data center by resource: `dynamodb eu-north-1 table/onramp-eu`. */
function permissionsIn(dataCenter: string): Permissions {
  const { functions = [], roles = [] } = models.find((each) => each.dataCenter === dataCenter) ?? {};
  return Object.fromEntries(
    functions.map(({ program, roleArn }) => {
      const { statements = [] } = roles.find(({ arn }) => arn === roleArn) ?? {};
      const actions = new Map<string, string[]>();
      for (const statement of statements)
        for (const action of statement.actions)
          for (const resource of statement.resources) {
            const [service = '', name = ''] = action.split(':');
            const place = `${service} ${placeOf(resource)}`;
            actions.set(place, [...(actions.get(place) ?? []), name].sort());
          }
      const named = [...actions].filter(([place]) => !place.startsWith('logs '));
      return [program, Object.fromEntries(named.map(([place, names]) => [place, names.join(' ')]))];
    }),
  );
}

/** `eu-north-1 table/onramp-eu` */
function placeOf(arn: string): string {
  const [, , , region, , ...resource] = arn.split(':');
  if (resource.join(':').startsWith('role/')) return 'role of alarms';
  return `${region} ${resource.join(':')}`;
}

/** All that functions may do at home and elsewhere. Whatever is not here, the local cloud denies as AWS would. */
const expected: Readonly<Record<string, Permissions>> = {
  eu: {
    'customer-web': {
      'dynamodb eu-north-1 table/onramp-eu':
        'BatchGetItem ConditionCheckItem DeleteItem PutItem Query UpdateItem',
      'secretsmanager eu-north-1 secret:onramp/eu/link-LoCaL1': 'GetSecretValue',
      'secretsmanager eu-north-1 secret:onramp/eu/session-LoCaL1': 'GetSecretValue',
    },
    'partner-api': {
      'dynamodb ap-southeast-2 table/onramp-ap': 'BatchGetItem ConditionCheckItem PutItem Query',
      'dynamodb eu-north-1 table/onramp-eu':
        'BatchGetItem ConditionCheckItem DeleteItem PutItem Query UpdateItem',
      'dynamodb us-east-1 table/onramp-us': 'BatchGetItem ConditionCheckItem PutItem Query',
      'dynamodb eu-north-1 table/onramp-eu/index/list': 'Query',
      'secretsmanager eu-north-1 secret:onramp/eu/cursor-LoCaL1': 'GetSecretValue',
    },
    'support-api': {
      'dynamodb ap-southeast-2 table/onramp-ap': 'BatchGetItem ConditionCheckItem PutItem Query',
      'dynamodb eu-north-1 table/onramp-eu':
        'BatchGetItem ConditionCheckItem DeleteItem PutItem Query UpdateItem',
      'dynamodb us-east-1 table/onramp-us': 'BatchGetItem ConditionCheckItem PutItem Query',
      'dynamodb eu-north-1 table/onramp-eu/index/list': 'Query',
      'secretsmanager eu-north-1 secret:onramp/eu/cursor-LoCaL1': 'GetSecretValue',
    },
    deliveries: {
      'dynamodb eu-north-1 table/onramp-eu': 'BatchGetItem ConditionCheckItem PutItem',
      'sqs eu-north-1 onramp-eu-deliveries-failures': 'SendMessage',
    },
    lifecycle: {
      'dynamodb eu-north-1 table/onramp-eu': 'BatchGetItem ConditionCheckItem PutItem',
      'sqs eu-north-1 onramp-eu-lifecycle-failures': 'SendMessage',
    },
    outbox: {
      'dynamodb ap-southeast-2 table/onramp-ap': 'BatchGetItem ConditionCheckItem PutItem',
      'dynamodb eu-north-1 table/onramp-eu':
        'BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem PutItem Query UpdateItem',
      'dynamodb us-east-1 table/onramp-us': 'BatchGetItem ConditionCheckItem PutItem',
      'dynamodb eu-north-1 table/onramp-eu/index/list': 'Query',
      'dynamodb eu-north-1 table/onramp-eu/stream/local': 'DescribeStream GetRecords GetShardIterator',
      'dynamodb eu-north-1 table/onramp-eu/stream/*': 'ListStreams',
      'iam role of alarms': 'PassRole',
      'scheduler eu-north-1 schedule/onramp-eu/sub_*': 'CreateSchedule DeleteSchedule UpdateSchedule',
      'secretsmanager eu-north-1 secret:onramp/eu/link-LoCaL1': 'GetSecretValue',
      'secretsmanager eu-north-1 secret:onramp/eu/recipient-LoCaL1': 'GetSecretValue',
      'ses eu-north-1 configuration-set/onramp-eu': 'SendRawEmail',
      'ses eu-north-1 identity/onramp.example': 'SendRawEmail',
      'sqs eu-north-1 onramp-eu-outbox-failures': 'SendMessage',
    },
    sweeper: {
      'dynamodb ap-southeast-2 table/onramp-ap': 'BatchGetItem ConditionCheckItem PutItem',
      'dynamodb eu-north-1 table/onramp-eu':
        'BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem PutItem Query Scan UpdateItem',
      'dynamodb us-east-1 table/onramp-us': 'BatchGetItem ConditionCheckItem PutItem',
      'dynamodb eu-north-1 table/onramp-eu/index/due': 'Query',
      'dynamodb eu-north-1 table/onramp-eu/index/list': 'Query',
      'iam role of alarms': 'PassRole',
      'scheduler eu-north-1 schedule/onramp-eu/sub_*': 'CreateSchedule DeleteSchedule UpdateSchedule',
      'secretsmanager eu-north-1 secret:onramp/eu/link-LoCaL1': 'GetSecretValue',
      'secretsmanager eu-north-1 secret:onramp/eu/recipient-LoCaL1': 'GetSecretValue',
      'ses eu-north-1 configuration-set/onramp-eu': 'SendRawEmail',
      'ses eu-north-1 identity/onramp.example': 'SendRawEmail',
      'sqs eu-north-1 onramp-eu-sweeper-failures': 'SendMessage',
    },
  },
  us: {
    'customer-web': {
      'dynamodb eu-north-1 table/onramp-eu': 'BatchGetItem ConditionCheckItem PutItem Query UpdateItem',
      'dynamodb us-east-1 table/onramp-us':
        'BatchGetItem ConditionCheckItem DeleteItem PutItem Query UpdateItem',
      'secretsmanager us-east-1 secret:onramp/us/link-LoCaL1': 'GetSecretValue',
      'secretsmanager us-east-1 secret:onramp/us/session-LoCaL1': 'GetSecretValue',
    },
    deliveries: {
      'dynamodb eu-north-1 table/onramp-eu': 'BatchGetItem',
      'dynamodb us-east-1 table/onramp-us': 'BatchGetItem ConditionCheckItem PutItem',
      'sqs us-east-1 onramp-us-deliveries-failures': 'SendMessage',
    },
    lifecycle: {
      'dynamodb eu-north-1 table/onramp-eu': 'BatchGetItem',
      'dynamodb us-east-1 table/onramp-us': 'BatchGetItem ConditionCheckItem PutItem',
      'sqs us-east-1 onramp-us-lifecycle-failures': 'SendMessage',
    },
    outbox: {
      'dynamodb eu-north-1 table/onramp-eu':
        'BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem PutItem Query UpdateItem',
      'dynamodb us-east-1 table/onramp-us':
        'BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem PutItem Query UpdateItem',
      'dynamodb us-east-1 table/onramp-us/stream/local': 'DescribeStream GetRecords GetShardIterator',
      'dynamodb us-east-1 table/onramp-us/stream/*': 'ListStreams',
      'iam role of alarms': 'PassRole',
      'scheduler us-east-1 schedule/onramp-us/sub_*': 'CreateSchedule DeleteSchedule UpdateSchedule',
      'secretsmanager us-east-1 secret:onramp/us/link-LoCaL1': 'GetSecretValue',
      'secretsmanager us-east-1 secret:onramp/us/recipient-LoCaL1': 'GetSecretValue',
      'ses us-east-1 configuration-set/onramp-us': 'SendRawEmail',
      'ses us-east-1 identity/onramp.example': 'SendRawEmail',
      'sqs us-east-1 onramp-us-outbox-failures': 'SendMessage',
    },
    sweeper: {
      'dynamodb eu-north-1 table/onramp-eu':
        'BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem PutItem Query UpdateItem',
      'dynamodb us-east-1 table/onramp-us':
        'BatchGetItem BatchWriteItem ConditionCheckItem DeleteItem PutItem Query Scan UpdateItem',
      'dynamodb us-east-1 table/onramp-us/index/due': 'Query',
      'iam role of alarms': 'PassRole',
      'scheduler us-east-1 schedule/onramp-us/sub_*': 'CreateSchedule DeleteSchedule UpdateSchedule',
      'secretsmanager us-east-1 secret:onramp/us/link-LoCaL1': 'GetSecretValue',
      'secretsmanager us-east-1 secret:onramp/us/recipient-LoCaL1': 'GetSecretValue',
      'ses us-east-1 configuration-set/onramp-us': 'SendRawEmail',
      'ses us-east-1 identity/onramp.example': 'SendRawEmail',
      'sqs us-east-1 onramp-us-sweeper-failures': 'SendMessage',
    },
  },
};

test.each(['eu', 'us', 'ap'])(
  'the API may start each function that it has a route to, and each may log, in %s',
  (dataCenter) => {
    const model = models.find((each) => each.dataCenter === dataCenter);
    expect(model?.api?.routes.filter(({ permitted }) => !permitted)).toEqual([]);
    expect(model?.api?.routes.length).toBeGreaterThan(0);
    expect(model?.functions.filter((definition) => !mayLog(model, definition))).toEqual([]);
    expect(model?.eventRules.flatMap(({ targets }) => targets).filter(({ permitted }) => !permitted)).toEqual(
      [],
    );
  },
);

test.each(['eu', 'us'])('functions may do this and nothing else, in %s', (dataCenter) => {
  expect(permissionsIn(dataCenter)).toEqual(expected[dataCenter]);
});
