import { Browser, type Page } from './browser.ts';
import { contacts, people } from './cast.ts';
import { check, checkContains } from './check.ts';
import type { Stage } from './story.ts';
import { type Subscription, subscriptionOf } from './subscription.ts';
import { terminal } from './terminal.ts';

/** The mail is sent, replaced, withdrawn and sent again (R21 to R24). Answers the link that counts. */
export async function tellOfTheMail(stage: Stage, { id }: Subscription): Promise<string> {
  const { partner, local, chapter, step } = stage;
  const path = `/v1/subscriptions/${id}/activation`;
  const links: string[] = [];

  const send = (deed: string) =>
    step('Anna', deed, async () => {
      const body = { customerAdministrator: people.kim, contactEmail: contacts.fabrikam };
      const { status } = await partner.call<Subscription>('POST', path, 202, body);
      check('The status', status, 'invitation-sent');
      await local.settle();
      const mail = await local.lastMailTo(contacts.fabrikam);
      check('The subject', mail.subject, 'Activate RapidStart Services for Fabrikam Inc');
      check('The data center that sent the mail', mail.dataCenter, 'us');
      links.push(linkIn(mail.text));
      check('The number of different links so far', new Set(links).size, links.length);
      return `202  mail ${links.length} to ${contacts.fabrikam}`;
    });

  const open = (deed: string, link: number, status: number, heading: string) =>
    step('Kim', deed, async () => {
      const page = await new Browser().open(links[link] ?? '');
      checkPage(page, status, heading);
      return `${status}  “${heading}”`;
    });

  await chapter('The activation goes out');
  await send('sends Fabrikam’s administrator Kim the activation');
  const { from, subject, text } = await local.lastMailTo(contacts.fabrikam);
  terminal.quote('mail', `From: ${from}\nTo: ${contacts.fabrikam}\nSubject: ${subject}\n\n${text}`);
  await step('a scanner', 'opens the link three times, as mail filters do', async () => {
    for (const method of ['HEAD', 'GET', 'GET']) await fetch(links[0] ?? '', { method, redirect: 'manual' });
    await local.settle();
    check('The status', (await subscriptionOf(partner, id)).status, 'invitation-sent');
    return '303  nothing has changed';
  });
  await send('sends it again');
  await open('opens the older link', 0, 410, 'This link has been replaced by a newer one');
  await step('Anna', 'withdraws the invitation', async () => {
    const { status } = await partner.call<Subscription>('DELETE', path, 200);
    check('The status', status, 'added');
    return '200  back to added';
  });
  await open('opens the withdrawn link', 1, 410, 'This invitation has been withdrawn');
  await send('sends it once more');
  return links[2] ?? '';
}

const linkIn = (text: string): string => /https?:\/\/\S+\/activate\/\S+/.exec(text)?.[0] ?? '';

function checkPage(page: Page, status: number, heading: string): void {
  check('The heading of the page', page.heading, heading);
  check('The status of the page', page.status, status);
}

/** Signs in at the identity provider, from a page of ours that leads there. */
export async function signIn(browser: Browser, url: string, account: string): Promise<Page> {
  const form = await browser.open(url);
  check('The page of the identity provider', form.heading, 'Sign in to Onramp');
  return browser.send(form, new URL(form.url).pathname, { account });
}

/** Signs out here, then at the identity provider. */
async function signOut(browser: Browser, page: Page): Promise<Page> {
  const atIssuer = await browser.send(page, '/sign-out');
  return browser.send(atIssuer, '/confirm');
}

/** The link is opened; the wrong account is refused, the right one agrees and stands in the portal (R24 to R27). */
export async function tellOfTheAcceptance(
  { partner, local, chapter, step }: Stage,
  { id }: Subscription,
  link: string,
): Promise<void> {
  const browser = new Browser();
  const web = new URL(link).origin;
  let page: Page;

  await chapter('The customer accepts');
  await step('Kim', 'opens the newest link', async () => {
    page = await browser.open(link);
    checkPage(page, 200, 'Activate RapidStart Services');
    check('The address without the secret', page.url, `${web}/activate`);
    return '200  “Activate RapidStart Services”';
  });
  await step('Robin', 'signs in, a colleague with another account', async () => {
    page = await signIn(browser, `${web}/sign-in`, people.robin);
    checkPage(page, 403, 'This invitation is for another account');
    return '403  “This invitation is for another account”';
  });
  await step('Robin', 'signs out', async () => {
    page = await signOut(browser, page);
    checkPage(page, 200, 'You are signed out');
    await local.settle();
    check('The status', (await subscriptionOf(partner, id)).status, 'invitation-sent');
    return '200  nothing has changed';
  });
  await step('Kim', 'signs in with the registered account', async () => {
    page = await signIn(browser, `${web}/sign-in?afresh=yes`, people.kim.accountId);
    checkPage(page, 200, 'Read and agree');
    return '200  “Read and agree”';
  });
  await step('Kim', 'agrees to one document only', async () => {
    page = await browser.send(page, '/agreements', { 'privacy-statement': 'agreed' });
    checkPage(page, 422, 'Read and agree');
    checkContains('The page', page.text, 'The service has not been activated yet');
    return '422  “Tick the box to agree to …”';
  });
  await step('Kim', 'agrees to both documents', async () => {
    const both = { 'privacy-statement': 'agreed', 'online-services-agreement': 'agreed' };
    page = await browser.send(page, '/agreements', both);
    checkPage(page, 200, 'Fabrikam Inc');
    check('Where the browser stands', page.url, `${web}/portal`);
    checkContains('The portal', page.text, 'Fabrikam Inc Active');
    return '200  the portal of Fabrikam Inc';
  });
  await step('anybody', 'opens the link once more', async () => {
    checkPage(await new Browser().open(link), 410, 'This invitation has been accepted');
    return '410  “This invitation has been accepted”';
  });
  await step('Anna', 'sees the service active, and who did what', async () => {
    await local.settle();
    check('The status', (await subscriptionOf(partner, id)).status, 'active');
    const path = `/v1/subscriptions/${id}/history`;
    const { items } = await partner.call<{
      items: readonly { actor: { accountId?: string }; to: string | null }[];
    }>('GET', path, 200);
    const last = items.at(-1);
    check(
      'The last line of the history',
      [last?.actor.accountId, last?.to],
      [people.kim.accountId, 'active'],
    );
    return `200  ${items.length} changes, the last by ${people.kim.accountId}`;
  });
}
