import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { functionArn, roleArn, startTestAws, type TestAws, table } from '../support/test-aws.ts';

const run = promisify(execFile);
// Each call starts the CLI anew, which takes it a second or more.
jest.setTimeout(120_000);

function hasCli(): boolean {
  try {
    execFileSync('aws', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

(hasCli() ? describe : describe.skip)('R70 the AWS CLI', () => {
  let local: TestAws;

  beforeAll(async () => {
    local = await startTestAws();
  });
  afterAll(() => local.stop());

  async function aws(...words: string[]): Promise<unknown> {
    const { stdout } = await run('aws', ['--output', 'json', ...words], {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: local.aws.url,
        AWS_DEFAULT_REGION: 'eu-north-1',
        AWS_ACCESS_KEY_ID: 'operator',
        AWS_SECRET_ACCESS_KEY: 'operator',
        AWS_PAGER: '',
      },
    });
    return stdout.trim() === '' ? undefined : JSON.parse(stdout);
  }

  const create = (name: string, expression: string) =>
    aws(
      ...['scheduler', 'create-schedule', '--name', name, '--group-name', 'onramp'],
      ...['--schedule-expression', expression, '--flexible-time-window', 'Mode=OFF'],
      ...['--target', `Arn=${functionArn},RoleArn=${roleArn}`],
    );

  test('R70 makes, shows and lists schedules, and is told what is wrong', async () => {
    expect(await create('one', 'at(2099-01-01T00:00:00)')).toEqual({
      ScheduleArn: 'arn:aws:scheduler:eu-north-1:000000000000:schedule/onramp/one',
    });
    await expect(create('one', 'at(2099-01-01T00:00:00)')).rejects.toThrow('(ConflictException)');
    await expect(create('two', 'at(2020-01-01T00:00:00)')).rejects.toThrow('(ValidationException)');
    await expect(aws('scheduler', 'get-schedule', '--name', 'two', '--group-name', 'onramp')).rejects.toThrow(
      '(ResourceNotFoundException)',
    );
    await create('two', 'rate(1 day)');
    const listed = await aws('scheduler', 'list-schedules', '--group-name', 'onramp', '--page-size', '1');
    expect(listed).toMatchObject({ Schedules: [{ Name: 'one' }, { Name: 'two' }] });
  });

  test('R70 sends mail as a verified sender only', async () => {
    const send = (from: string) =>
      aws(
        ...['ses', 'send-email', '--from', from, '--destination', 'ToAddresses=kim@contoso.example'],
        ...['--message', 'Subject={Data=Hello},Body={Text={Data=Hello}}'],
      );
    expect(await send('no-reply@onramp.example')).toEqual({ MessageId: expect.any(String) });
    await expect(send('no-reply@other.example')).rejects.toThrow('(MessageRejected)');
  });

  test('R70 reads and writes items', async () => {
    const item = JSON.stringify({ pk: { S: 'cli' }, sk: { S: '1' } });
    await aws('dynamodb', 'put-item', '--table-name', table, '--item', item);
    expect(await aws('dynamodb', 'get-item', '--table-name', table, '--key', item)).toMatchObject({
      Item: JSON.parse(item),
    });
    await expect(
      aws(
        ...['dynamodb', 'put-item', '--table-name', table, '--item', item],
        ...['--condition-expression', 'attribute_not_exists(pk)'],
      ),
    ).rejects.toThrow('(ConditionalCheckFailedException)');
    await expect(aws('dynamodb', 'describe-table', '--table-name', 'none')).rejects.toThrow(
      '(ResourceNotFoundException)',
    );
  });
});
