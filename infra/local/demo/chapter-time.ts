import { Browser } from './browser.ts';
import { contacts, people } from './cast.ts';
import { signIn } from './chapter-activation.ts';
import type { Services } from './chapter-customers.ts';
import { check, checkContains } from './check.ts';
import { day, type Stage } from './story.ts';
import { deadline, type Subscription, showServices, subscriptionOf } from './subscription.ts';
import { terminal } from './terminal.ts';

const aMinute = 60_000;
const aDay = 86_400_000;
const shifted = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

interface Passing {
  readonly deed: string;
  readonly to: string;
  /** The mail that comes at that instant. */
  readonly subject: string;
  readonly address: string;
}

/** Moves the clock to an instant and tells which mail it brought. */
async function pass({ local, step }: Stage, { deed, to, subject, address }: Passing): Promise<void> {
  await step('the clock', deed, async () => {
    // Alarms ring at whole seconds; the minute after an instant everything has happened.
    const fired = await local.advanceTo(shifted(to, aMinute));
    const mail = await local.lastMailTo(address);
    check('The subject of the latest mail', mail.subject, subject);
    const alarms = fired.filter(({ kind }) => kind === 'schedule').length;
    return `${day(to)}, ${alarms} ${alarms === 1 ? 'alarm' : 'alarms'}`;
  });
  terminal.note(`mail to ${address}: ${subject}`);
}

/** Ninety days without an account number (R30 to R32, R35, R36). */
export async function tellOfTheNinetyDays(stage: Stage, services: Services, link: string): Promise<void> {
  const { partner, local, chapter, step } = stage;
  const { fabrikam } = services;
  const address = contacts.fabrikam;
  const limit = deadline(fabrikam, 'inactivation');
  const notice = (days: number, inWords: string) =>
    pass(stage, {
      deed: `${inWords} before the limit`,
      to: shifted(limit, -days * aDay),
      subject: `${inWords} left: RapidStart Services for Fabrikam Inc needs an account number`,
      address,
    });

  await chapter('Ninety days without an account number');
  await notice(30, '30 days');
  await tellOfTheNumberInTime(stage, services);
  await notice(7, '7 days');
  await notice(1, '1 day');
  await step('the clock', 'one second before the limit', async () => {
    await local.advanceTo(shifted(limit, -1_000));
    check('The status', (await subscriptionOf(partner, fabrikam.id)).status, 'active');
    return 'still active: nothing happens early';
  });
  const subject = 'RapidStart Services for Fabrikam Inc is inactive';
  await pass(stage, { deed: 'at the limit', to: limit, subject, address });
  await step('Kim', 'signs in to the portal and reads what to do', async () => {
    const page = await signIn(new Browser(), `${new URL(link).origin}/sign-in`, people.kim.accountId);
    check('The status of the page', page.status, 200);
    checkContains('The portal', page.text, 'The service is inactive');
    return '200  “The service is inactive”';
  });
  await showServices(partner);
}

/** The account number lifts the limit, and stays (R14, R31). */
async function tellOfTheNumberInTime({ partner, step }: Stage, services: Services): Promise<void> {
  const path = `/v1/customers/${services.customers.tailspin}/account-number`;
  await step('Anna', 'adds Tailspin’s account number in time', async () => {
    await partner.call('PUT', path, 200, { accountNumber: 'A-1003' });
    const { deadlines } = await subscriptionOf(partner, services.tailspin.id);
    check('The deadlines', deadlines, []);
    return '200  the limit is lifted for good';
  });
  await step('Anna', 'tries to replace it by another number', async () => {
    await partner.refused('PUT', path, '409 account-number-is-fixed', { accountNumber: 'A-1002' });
    return '409  account-number-is-fixed';
  });
}

/** Support brings one back; the data of the other goes for good (R33, R34). */
export async function tellOfTheEnd(stage: Stage, services: Services, link: string): Promise<void> {
  const { partner, support, local, chapter, step } = stage;
  const { fabrikam, nordic } = services;

  await chapter('One comes back, one is deleted');
  await step('support', 'reactivates Fabrikam with its account number', async () => {
    const path = `/v1/support/subscriptions/${fabrikam.id}/reactivation`;
    const back = await support.call<Subscription>('POST', path, 200, { accountNumber: 'A-1002' });
    check('The status', back.status, 'active');
    check('The deadlines', back.deadlines, []);
    await local.settle();
    const { subject } = await local.lastMailTo(contacts.fabrikam);
    check('The subject', subject, 'RapidStart Services for Fabrikam Inc is active again');
    return '200  active, no deadlines';
  });
  await step('Kim', 'signs in and finds everything as it was', async () => {
    const page = await signIn(new Browser(), `${new URL(link).origin}/sign-in`, people.kim.accountId);
    check('The heading of the page', page.heading, 'Fabrikam Inc');
    checkContains('The portal', page.text, 'There are no deadlines');
    return '200  “There are no deadlines …”';
  });
  await tellOfThePurge(stage, nordic);
  await step('Anna', 'finds a tombstone: ids and instants, nothing else', async () => {
    const left = await subscriptionOf(partner, nordic.id);
    check('What is left', [left.status, left.organizationName], ['purged', '']);
    const history = `/v1/subscriptions/${nordic.id}/history`;
    const { items } = await partner.call<{ items: unknown[] }>('GET', history, 200);
    check('The history', items, []);
    return '200  purged';
  });
  await step('Anna', 'looks for the customer, which had no other service', async () => {
    await partner.refused('GET', `/v1/customers/${services.customers.nordic}`, '404 not-found');
    return '404  not-found';
  });
  await showServices(partner);
}

async function tellOfThePurge(stage: Stage, subscription: Subscription): Promise<void> {
  const purge = deadline(await subscriptionOf(stage.partner, subscription.id), 'purge');
  const data = 'data of RapidStart Services for Nordic Partner AB';
  const address = contacts.nordic;
  const notice = (days: number, inWords: string, deed: string) =>
    pass(stage, {
      deed,
      to: shifted(purge, -days * aDay),
      subject: `${inWords} until the ${data} is deleted`,
      address,
    });
  await notice(7, '7 days', '7 days before the partner’s own service is deleted');
  await notice(1, '1 day', '1 day before');
  const subject = `The ${data} has been deleted`;
  await pass(stage, { deed: 'thirty days after the limit', to: purge, subject, address });
}
