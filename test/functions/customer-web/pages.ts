import { instant } from '../../../lib/domain/instant.ts';
import {
  type Circumstances,
  kim,
  portal,
  robin,
  signInAs,
  type TestBrowser,
  unsubscribePath,
  type World,
} from './world.ts';

/** Every page that there is, and how somebody comes to see it. */
export interface PageCase {
  readonly name: string;
  readonly arrive: (browser: TestBrowser, around: World) => Promise<unknown>;
  readonly path: string;
}

const opened = async (browser: TestBrowser, around: World) => browser.get(around.activationPath);

const deadEnd = (is: Exclude<Circumstances['link']['is'], 'open'>): PageCase => ({
  name: `dead end: ${is}`,
  path: '/activate',
  arrive: async (browser, around) => {
    await opened(browser, around);
    around.circumstances.link = { is, serviceName: 'RapidStart Services' };
  },
});

const portalCase = (name: string, view: Partial<typeof portal>): PageCase => ({
  name: `portal: ${name}`,
  path: `/portal/${portal.subscriptionId}`,
  arrive: async (browser, around) => {
    around.circumstances.portals = [{ ...portal, ...view }];
    await signInAs(kim, around, browser);
  },
});

/** A question that support has answered and closed, and one that waits. */
export const askedBefore: Circumstances['asked'] = [
  {
    id: 'req_2',
    userId: 'inv_1',
    invited: kim.accountId,
    state: 'open',
    subject: 'Which of the two agreements is about our data?',
    openedAt: instant('2026-11-19T08:00:00Z'),
    messages: [
      { at: instant('2026-11-19T08:00:00Z'), by: 'customer', text: 'I would like to read it first.' },
    ],
    told: 0,
  },
  {
    id: 'req_1',
    userId: 'inv_1',
    invited: kim.accountId,
    state: 'closed',
    subject: 'The page names another account',
    openedAt: instant('2026-11-17T08:00:00Z'),
    closure: { at: instant('2026-11-18T09:00:00Z'), reason: 'You can sign in again.' },
    messages: [
      {
        at: instant('2026-11-17T08:00:00Z'),
        by: 'customer',
        text: 'I get to a page that names another account.\n\nWhat do I do?',
      },
      { at: instant('2026-11-18T08:00:00Z'), by: 'support', text: 'Sign out, then sign in as Kim.' },
    ],
    told: 2,
  },
];

export const pageCases: readonly PageCase[] = [
  { name: 'start', path: '/', arrive: async () => {} },
  { name: 'invitation', path: '/activate', arrive: opened },
  { name: 'link lost', path: '/activate', arrive: async () => {} },
  deadEnd('unknown'),
  deadEnd('used'),
  deadEnd('replaced'),
  deadEnd('withdrawn'),
  deadEnd('expired'),
  deadEnd('inactive'),
  { name: 'agreements', path: '/agreements', arrive: (browser, around) => signInAs(kim, around, browser) },
  {
    name: 'question of an invited person',
    path: '/agreements/support',
    arrive: (browser, around) => signInAs(kim, around, browser),
  },
  {
    name: 'question of an invited person who has asked before',
    path: '/agreements/support',
    arrive: (browser, around) => {
      around.circumstances.asked = askedBefore;
      return signInAs(kim, around, browser);
    },
  },
  {
    name: 'wrong account',
    path: '/agreements',
    arrive: (browser, around) => signInAs(robin, around, browser),
  },
  { name: 'please sign in', path: '/agreements', arrive: opened },
  { name: 'sign-in not completed', path: '/sign-in/callback?error=access_denied', arrive: async () => {} },
  { name: 'signed out', path: '/signed-out', arrive: async () => {} },
  portalCase('90 days', {}),
  portalCase('for good', { standing: { status: 'active', deadlines: [], notices: [] } }),
  portalCase('inactive', {
    standing: {
      status: 'inactive',
      deadlines: [{ kind: 'purge', at: instant('2027-03-20T08:00:00Z') }],
      notices: [],
    },
  }),
  {
    name: 'portal: choose',
    path: '/portal',
    arrive: async (browser, around) => {
      around.circumstances.portals = [
        portal,
        {
          ...portal,
          subscriptionId: 'sub_2',
          serviceName: 'Dynamics 365',
          organizationName: 'Contoso Norge AS',
        },
      ];
      await signInAs(kim, around, browser);
    },
  },
  {
    name: 'portal: none',
    path: '/portal',
    arrive: async (browser, around) => {
      around.circumstances.portals = [];
      await signInAs(robin, around, browser);
    },
  },
  { name: 'help mails', path: unsubscribePath, arrive: async () => {} },
  {
    name: 'help mails: stopped',
    path: unsubscribePath,
    arrive: async (_, { circumstances }) => {
      circumstances.helpMails = { ...circumstances.helpMails, is: 'stopped' };
    },
  },
  { name: 'help mails: no such link', path: '/unsubscribe/x', arrive: async () => {} },
  { name: 'document', path: '/documents/online-services-agreement', arrive: async () => {} },
  { name: 'privacy', path: '/documents/privacy-statement', arrive: async () => {} },
  { name: 'not found', path: '/nothing', arrive: async () => {} },
];
