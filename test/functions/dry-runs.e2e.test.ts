import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MeteredRequest } from '../../infra/local/aws/request-meter.ts';
import { chaosIn } from '../chaos/chaos.ts';
import { type ApiAnswer, address, apiAs, kim, startProgramme } from '../support/api-client.ts';
import { startLocalCloudProcess } from '../support/local-cloud.ts';
import { filled } from './all-routes.ts';
import { anna, done, known, partnerName, robin, settle, story, world } from './dry-run-story.ts';
import { sectionCommands } from './section-commands.ts';

/** Everything in every table. */
async function tables(): Promise<unknown> {
  const { items } = chaosIn(world.cloud);
  return Promise.all((['eu', 'us', 'ap'] as const).map(items));
}
const writes = /Put|Update|Delete|Write|Create|Send/;
const calledSince = async (): Promise<string[]> =>
  ((await world.cloud.control('GET', '/_local/meter')) as { requests: MeteredRequest[] }).requests.flatMap(
    ({ operations }) => operations,
  );
const problemOf = ({ status, body: { code, detail, errors } }: ApiAnswer) => ({
  status,
  code,
  detail,
  errors,
});
const mailsNow = async (): Promise<string[]> =>
  (await world.cloud.inbox()).map(({ id, to, tags }) => `${id} ${tags.kind} to ${to[0]}`);

beforeAll(async () => {
  const cloud = await startLocalCloudProcess();
  world.cloud = cloud;
  const { partner, support } = await startProgramme(cloud);
  const customer = (accountId: string, place?: string) =>
    apiAs(cloud, { accountId, scope: 'customer' }, place);
  const calls = {
    partner,
    support,
    otto: await apiAs(cloud, { accountId: 'otto@other.example', scope: 'partner' }),
    kimAtHome: await customer(kim.accountId),
    kim: await customer(kim.accountId, 'us'),
    robin: await customer(robin.accountId, 'us'),
    stranger: await customer('stranger@else.example', 'us'),
  };
  world.calls = calls;
  await support('PUT', '/v1/support/accounts/P-2', {
    organization: { name: 'Other Partner', address },
    identities: ['otto@other.example'],
    partnersOfRecord: [],
  });
  const organization = { name: 'Other Partner', country: 'SE', phone: '+46 8 999 000' };
  await done(calls.otto('POST', '/v1/partners', { accountNumber: 'P-2', organization }));
  known.authorizationNumber = (await partner('GET', '/v1/partners/me')).body.authorizationNumber;
  for (const name of ['customerId', 'another'])
    known[name] = (
      await done(
        partner('POST', '/v1/customers', {
          kind: 'prospect',
          organization: { name: 'Contoso' },
          contactEmail: 'it@contoso.example',
          customerAdministrator: kim,
        }),
      )
    ).id;
}, 120_000);
afterAll(() => world.cloud?.stop());

test('R46 R49 R51 R52 R55 R57 R60 R61 R64 the story has every command of these sections, once', () => {
  const commands = sectionCommands.map(({ operationId }) => operationId).sort();
  expect(story.map(({ command }) => command).sort()).toEqual(commands);
});

describe('a dry run of', () => {
  test.each(story.map((step) => [step.command, step] as const))(
    'R62 %s shows what it would bring, writes nothing, and is refused as the command is',
    async (name, step) => {
      const { by, body, query = '', refused, shows } = step;
      const route = sectionCommands.find(({ operationId }) => operationId === name);
      if (!route) throw new Error('There is no such command.');
      await step.given?.();
      await settle();
      const send = (
        dryRun: boolean,
        { who = by, ids = {}, content = body }: { who?: typeof by; ids?: object; content?: typeof body } = {},
      ) => {
        const path = filled(route.path, { ...known, ...ids });
        const queries = [query, ...(dryRun ? ['dryRun=true'] : [])].filter(Boolean).join('&');
        const key = route.method === 'POST' ? { 'idempotency-key': `story-${name}-${who}` } : undefined;
        return world.calls[who](route.method, queries ? `${path}?${queries}` : path, content?.(), key);
      };

      const other = {
        ...(refused.by && { who: refused.by }),
        ...(refused.ids && { ids: refused.ids }),
        ...(refused.body && { content: refused.body }),
      };
      const before = [await tables(), await mailsNow()];
      await world.cloud.control('DELETE', '/_local/meter');
      const [looked, refusedLook] = [await send(true), await send(true, other)];
      const called = await calledSince();
      expect(called.filter((operation) => writes.test(operation))).toEqual([]);
      expect([await tables(), await mailsNow()]).toEqual(before);
      expect([looked.status, Object.keys(looked.body).sort()]).toEqual([
        200,
        ['changes', 'charges', 'deadlines', 'dryRun', 'irreversible', 'mails', 'warnings'],
      ]);
      expect(looked.body).toMatchObject({ dryRun: true, ...shows });

      const refusal = await send(false, other);
      expect(refusal.status).toBeGreaterThanOrEqual(400);
      expect(problemOf(refusedLook)).toEqual(problemOf(refusal));

      const given = await send(false);
      expect([given.status < 300, given.body]).toEqual([true, given.body]);
      step.learn?.(given.body);
      await settle();
      const sent = (await mailsNow()).filter((mail) => !(before[1] as string[]).includes(mail));
      const foreseen = looked.body.mails.map(
        ({ kind, to }: { kind: string; to: string }) => `${kind} to ${to === partnerName ? anna : to}`,
      );
      expect(sent.map((mail) => mail.slice(mail.indexOf(' ') + 1)).sort()).toEqual(foreseen.sort());
    },
    60_000,
  );
});
