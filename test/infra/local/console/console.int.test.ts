import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startConsole } from '../../../../infra/local/console/console.ts';
import type { RunningServer } from '../../../../infra/local/server.ts';
import { queueArn, startTestAws, type TestAws } from '../support/test-aws.ts';

const message = [
  'From: Onramp <no-reply@onramp.example>',
  'Subject: Activate <now>',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p onclick="x()">Hello</p>',
].join('\r\n');

describe('R70 the console', () => {
  let local: TestAws;
  let server: RunningServer;

  beforeAll(async () => {
    local = await startTestAws({ startedAt: Date.parse('2026-01-01T00:00:00Z') });
    const logFolder = local.directory.file('logs');
    mkdirSync(logFolder);
    writeFileSync(join(logFolder, 'eu-outbox.log'), 'one\ntwo\n');
    server = await startConsole({
      engines: local.engines,
      port: 0,
      clock: local.clock,
      aws: local.aws,
      queues: local.queues,
      issueToken: async (accountId, scope) => `${accountId} ${scope}`,
      logFolder,
    });
    await local.aws.inbox.deliver({
      id: 'mail-1',
      dataCenter: 'eu',
      sentAt: '2026-01-01T00:00:00.000Z',
      recipients: ['a@x.example'],
      raw: Buffer.from(message),
    });
  });
  afterAll(async () => {
    await server.close();
    await local.stop();
  });

  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(server.url + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
  }

  test('R70 gives tokens of any person', async () => {
    const { body } = await call('POST', '/_local/tokens', {
      accountId: 'a@x.example',
      scope: 'onramp/partner',
    });
    expect(body).toEqual({ accessToken: 'a@x.example onramp/partner' });
  });

  test('R70 moves the clock by periods and to instants, forward only', async () => {
    const moved = await call('POST', '/_local/clock/advance', { days: 1, hours: 2, minutes: 3 });
    expect(moved.body).toEqual({ now: expect.stringMatching(/^2026-01-02T02:03:/), fired: [] });
    await call('POST', '/_local/clock/advance', { to: '2026-02-01T01:00:00+01:00' });
    expect((await call('GET', '/_local/clock')).body.now).toMatch(/^2026-02-01T00:00:/);
    const back = await call('POST', '/_local/clock/advance', { to: '2026-01-01T00:00:00Z' });
    expect(back).toMatchObject({ status: 422, body: { code: 'clock-moves-forward-only' } });
  });

  test.each([{}, { days: 1, to: '2026-05-01T00:00:00Z' }, { weeks: 1 }, { days: -1 }, { to: 'tomorrow' }])(
    'R70 does not move the clock by %j',
    async (body) => {
      expect(await call('POST', '/_local/clock/advance', body)).toMatchObject({ status: 422 });
    },
  );

  test('R70 shows the mail', async () => {
    const summary = {
      id: 'mail-1',
      dataCenter: 'eu',
      sentAt: '2026-01-01T00:00:00.000Z',
      from: 'Onramp <no-reply@onramp.example>',
      to: ['a@x.example'],
      subject: 'Activate <now>',
    };
    expect((await call('GET', '/_local/inbox?to=A@x.example')).body).toEqual({ items: [summary] });
    expect((await call('GET', '/_local/inbox?to=b@x.example')).body).toEqual({ items: [] });
    expect((await call('GET', '/_local/inbox/mail-1')).body).toMatchObject({
      ...summary,
      html: expect.stringContaining('Hello'),
      headers: { subject: 'Activate <now>' },
    });
    expect((await call('GET', '/_local/inbox/mail-1/raw')).body).toBe(message);
    expect((await call('GET', '/_local/inbox/none')).status).toBe(404);
  });

  test('R70 shows the mail to people, escaped and shut in', async () => {
    const list = await call('GET', '/');
    expect(list.body).toContain('Activate &lt;now&gt;');
    expect(list.headers.get('content-security-policy')).toContain("default-src 'none'");
    const mail = await call('GET', '/mail/mail-1');
    expect(mail.body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(mail.body).not.toContain('<p onclick');
  });

  test('R70 takes faults and gives them back', async () => {
    const plan = { seed: 3, rules: [{ service: 'ses', kind: 'throttle', probability: 0.5 }] };
    expect((await call('PUT', '/_local/faults', plan)).body).toMatchObject(plan);
    expect((await call('GET', '/_local/faults')).body).toMatchObject({ ...plan, hits: [0] });
    expect((await call('PUT', '/_local/faults', { rules: [{ service: 'ses', kind: 'odd' }] })).status).toBe(
      422,
    );
    await call('PUT', '/_local/faults', { rules: [] });
  });

  test('R70 shows the meter, dead letters and logs', async () => {
    expect((await call('GET', '/_local/meter')).body).toEqual({ items: [], requests: [] });
    expect((await call('DELETE', '/_local/meter')).status).toBe(204);
    await local.queues.send(queueArn, '{"a":1}', { ERROR: 'x' });
    expect((await call('GET', '/_local/dead-letters')).body.items).toEqual([
      expect.objectContaining({
        dataCenter: 'eu',
        queue: 'dead-letters',
        body: { a: 1 },
        attributes: { ERROR: 'x' },
      }),
    ]);
    expect((await call('GET', '/_local/logs')).body).toEqual({ items: ['eu-outbox'] });
    expect((await call('GET', '/_local/logs?function=outbox')).body).toBe('one\ntwo\n');
    expect((await call('GET', '/_local/logs?function=../x')).status).toBe(404);
  });

  test('R70 does not serve pages of other origins', async () => {
    const asked = { accountId: 'a', scope: 'b' };
    const foreign = await call('POST', '/_local/tokens', asked, { origin: 'https://evil.example' });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign-page' } });
  });

  test('R70 says what is not there', async () => {
    expect(await call('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await call('PUT', '/_local/clock')).toMatchObject({ status: 405 });
  });
});
