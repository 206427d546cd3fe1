import type { AwsCall } from '../aws/call.ts';
import { readInput } from '../aws/json-protocol.ts';
import { senderOf } from '../aws/ses/sender.ts';
import type { Need } from './policy.ts';

/** What is known of a place to name its resources. */
export interface Place {
  readonly account: string;
  /** Verified senders of a region. */
  identitiesOf(region: string): readonly string[];
  /** The ARN of a secret that is named by its name. */
  secretArn(region: string, id: string): string | undefined;
}

type Input = Readonly<Record<string, unknown>>;

/** The actions and resources that a call must be allowed, in the order in which the service asks IAM. */
export function needsOf(call: AwsCall, place: Place): Need[] | Promise<Need[]> {
  const arn = (resource: string) => `arn:aws:${call.service}:${call.region}:${place.account}:${resource}`;
  switch (call.service) {
    case 'dynamodb':
      return tableNeeds(call, arn);
    case 'scheduler':
      return scheduleNeeds(call, arn);
    case 'ses':
      return mailNeeds(call, arn, place);
    case 'secretsmanager': {
      const id = String(readInput(call).SecretId ?? '');
      return [need(call, place.secretArn(call.region, id) ?? arn(`secret:${id}`))];
    }
    case 'sqs':
      return [
        need(
          call,
          arn(
            String(readInput(call).QueueUrl ?? '*')
              .split('/')
              .at(-1) ?? '',
          ),
        ),
      ];
    default:
      return [need(call, '*')];
  }
}

type ArnOf = (resource: string) => string;

function need({ service, operation }: Pick<AwsCall, 'service' | 'operation'>, resource: string): Need {
  return { action: `${service}:${operation}`, resource };
}

/** The members of a transaction, and the action that each of them is authorized by. */
const memberActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

function tableNeeds(call: AwsCall, arn: ArnOf): Need[] {
  const input = readInput(call);
  const table = (name: unknown) => arn(`table/${name}`);
  switch (call.operation) {
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return unique(
        ((input.TransactItems ?? []) as Input[]).flatMap((item) =>
          Object.entries(item).map(([kind, member]) => ({
            action: `dynamodb:${memberActions[kind] ?? kind}`,
            resource: table((member as Input).TableName),
          })),
        ),
      );
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return Object.keys((input.RequestItems ?? {}) as object).map((name) => need(call, table(name)));
    case 'ListTables':
    case 'ListStreams':
      return [need(call, '*')];
    default: {
      const index = input.IndexName === undefined ? '' : `/index/${input.IndexName}`;
      const stream = input.StreamArn;
      return [need(call, typeof stream === 'string' ? stream : `${table(input.TableName)}${index}`)];
    }
  }
}

function unique(needs: readonly Need[]): Need[] {
  return [...new Map(needs.map((each) => [`${each.action} ${each.resource}`, each])).values()];
}

function scheduleNeeds(call: AwsCall, arn: ArnOf): Need[] {
  const [, collection = '', name = '*'] = call.url.pathname.split('/').map(decodeURIComponent);
  const input = call.body.length > 0 ? readInput(call) : {};
  const group = String(input.GroupName ?? call.url.searchParams.get('groupName') ?? 'default');
  if (collection === 'schedule-groups') return [need(call, arn(`schedule-group/${name}`))];
  if (call.operation === 'ListSchedules') return [need(call, arn('schedule/*/*'))];
  const role = (input.Target as Input | undefined)?.RoleArn;
  return [
    need(call, arn(`schedule/${group}/${name}`)),
    ...(typeof role === 'string'
      ? [
          {
            action: 'iam:PassRole',
            resource: role,
            context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
          },
        ]
      : []),
  ];
}

/** SES asks for the sender's identity, and for the configuration set that the mail goes out under. */
async function mailNeeds(call: AwsCall, arn: ArnOf, { identitiesOf }: Place): Promise<Need[]> {
  const form = new URLSearchParams(call.body.toString());
  const identity = await senderOf(form, identitiesOf(call.region));
  const set = form.get('ConfigurationSetName');
  return [
    need(call, arn(`identity/${identity}`)),
    ...(set === null ? [] : [need(call, arn(`configuration-set/${set}`))]),
  ];
}
