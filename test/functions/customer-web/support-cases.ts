import { answerFromDesk, closeFromDesk } from '../../../lib/operations/desk/work-on-request.ts';
import { inactivatesAt } from '../../lib/support/records.ts';
import { type PortalCase, path, submit } from './portal-cases.ts';
import { identityOf, type PortalWorld, subscriptionId } from './portal-world.ts';

const question = {
  subject: 'Sign-in ends at a page that names another account',
  text: 'Robin gets to a page that names another account.\nThe page says “sign out”.\n\nWhat do we do?',
};
const answer =
  'Sign out first, here: https://contoso.example/a/very/long/address/that/does/not/break/by/itself/anywhere\nThen sign in as Robin.';

export const asked = async (around: PortalWorld, who?: string): Promise<string> => {
  const as = around.as(who === undefined ? undefined : identityOf(who));
  const outcome = await around.operations.askSupport(subscriptionId, question, as);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  await around.world.bringStream();
  return outcome.value.value.id;
};
export const answered = async (around: PortalWorld, id: string): Promise<void> => {
  await answerFromDesk({ home: around.world.from('eu').home })(id, answer, around.as());
  await around.world.bringStream();
};
export const closed = async (around: PortalWorld, id: string, reopenDays = 14): Promise<void> => {
  const close = closeFromDesk({ home: around.world.from('eu').home }, { reopenDays });
  await close(id, 'Robin can sign in again.', around.as());
  await around.world.bringStream();
};
const newest = async (around: PortalWorld): Promise<string> => {
  const listed = await around.operations.listSupportRequests(
    subscriptionId,
    { limit: 1, newestFirst: true },
    around.as(),
  );
  return path('support', listed.ok ? (listed.value.items[0]?.value.id ?? '') : '');
};
const inactive = { events: [{ type: 'inactivated', at: inactivatesAt } as const], now: inactivatesAt };

/** Every page about support. */
export const supportCases: readonly PortalCase[] = [
  { name: 'support, nothing asked', at: path('support') },
  {
    name: 'support',
    happened: async (around) => {
      await closed(around, await asked(around));
      await answered(around, await asked(around));
      await asked(around);
    },
    at: path('support'),
  },
  { name: 'support, inactive', given: inactive, happened: asked, at: path('support') },
  { name: 'ask support', at: path('support', 'new') },
  { name: 'ask support, faulty', at: path('support', 'new'), act: submit, shows: '#text-fault' },
  {
    name: 'a request, asked',
    happened: asked,
    at: async (around) => `${await newest(around)}?done=question-asked`,
  },
  {
    name: 'a request, answered',
    happened: async (around) => answered(around, await asked(around)),
    at: newest,
  },
  { name: 'a request, nothing written', happened: asked, at: newest, act: submit, shows: '#text-fault' },
  {
    name: 'a request, closed',
    happened: async (around) => closed(around, await asked(around)),
    at: newest,
  },
  {
    name: 'a request, closed for good',
    happened: async (around) => {
      await closed(around, await asked(around));
      around.later(15);
    },
    at: newest,
  },
  { name: 'no such request', at: path('support', 'req_gone'), status: 404 },
];
