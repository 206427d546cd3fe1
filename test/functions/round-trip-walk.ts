import { Browser, type Page } from '../../infra/local/demo/browser.ts';
import { address, apiAs, type Call, kim, type Programme, startProgramme } from '../support/api-client.ts';
import type { LocalCloudProcess } from '../support/local-cloud.ts';
import { allRoutes, filled, leastQuery, nameOf, withQuery } from './all-routes.ts';

const record = { organization: { name: 'Budget', address }, identities: [], partnersOfRecord: [] };
const prospect = {
  kind: 'prospect',
  organization: { name: 'Budget' },
  contactEmail: 'budget@contoso.example',
  customerAdministrator: kim,
};
const robin = { accountId: 'robin@contoso.example', firstName: 'Robin', lastName: 'Lind' };
const otto = 'otto@second.example';
const bouncing = 'bounce+walk@simulator.amazonses.com';
const away = 'us';

/** What stands before anything is measured. */
export interface Setting {
  readonly cloud: LocalCloudProcess;
  readonly programme: Programme;
  /** Inactive for want of an account number. */
  readonly late: string;
  /** A trial that has expired. */
  readonly expired: string;
  /** A trial that the partner signed up. */
  readonly trial: string;
  /** A trial that the customer signs up by a link. */
  readonly invited: string;
  /** A service whose invitation came back. */
  readonly bounced: string;
  /** A service that nobody was invited to. */
  readonly added: { readonly customerId: string; readonly subscriptionId: string };
  /** The same in home. */
  readonly inHome: { readonly subscriptionId: string };
  readonly emptyCustomerId: string;
}

type AddTrial = (acceptTerms?: { readonly language: string }) => Promise<string>;

/** Two partners, and services in every state, away from home. */
export async function settingOf(cloud: LocalCloudProcess): Promise<Setting> {
  const programme = await startProgramme(cloud);
  const { partner, support } = programme;
  const newCustomer = async () => (await needed(partner('POST', '/v1/customers', prospect))).id;
  const addTrial: AddTrial = async (acceptTerms) => {
    const path = `/v1/customers/${await newCustomer()}/subscriptions`;
    const service = { service: 'dynamics-365', countryOfUse: 'US' };
    return (await needed(partner('POST', path, { ...service, ...(acceptTerms && { acceptTerms }) }))).id;
  };
  await needed(
    support('PUT', '/v1/support/accounts/P-2', {
      organization: { name: 'Second Partner', address },
      identities: [otto],
      partnersOfRecord: [],
    }),
  );
  const { subscriptionId: late } = await programme.enrol('US');
  await cloud.advance({ days: 60 });
  const expired = await addTrial({ language: 'en' });
  await cloud.advance({ days: 31 });
  const trial = await addTrial({ language: 'en' });
  const invited = await addTrial();
  await needed(
    partner('POST', `/v1/subscriptions/${invited}/activation`, {
      customerAdministrator: kim,
      contactEmail: kim.accountId,
    }),
  );
  const { subscriptionId: bounced } = await programme.enrol('US');
  await needed(
    partner('POST', `/v1/subscriptions/${bounced}/activation`, {
      customerAdministrator: kim,
      contactEmail: bouncing,
    }),
  );
  const added = await programme.enrol('US');
  const inHome = await programme.enrol('SE');
  const emptyCustomerId = await newCustomer();
  // Until the first help mail has gone out.
  await cloud.advance({ days: 3 });
  return { cloud, programme, late, expired, trial, invited, bounced, added, inHome, emptyCustomerId };
}

const needed = async (call: ReturnType<Call>) => {
  const { status, body } = await call;
  if (status >= 400) throw new Error(`${status} ${JSON.stringify(body).slice(0, 500)}`);
  return body;
};

const exampleOf = (operationId: string): unknown =>
  allRoutes.find((route) => route.operationId === operationId)?.bodyExample;

/** Asks every route of the partner API once. */
export async function asPartner({
  cloud,
  programme,
  trial,
  added,
  inHome,
  emptyCustomerId,
}: Setting): Promise<void> {
  const { partner } = programme;
  const ask: Asking = (...call) => needed(partner(...call));
  const newcomer = await apiAs(cloud, { accountId: otto, scope: 'partner' });
  const subscription = `/v1/subscriptions/${added.subscriptionId}`;
  const customer = `/v1/customers/${added.customerId}`;
  const organization = { name: 'Second Partner', country: 'SE', phone: '+46 8 1' };
  await needed(newcomer('POST', '/v1/partners', { accountNumber: 'P-2', organization }));
  for (const path of [
    '/openapi.json',
    '/v1/services',
    '/v1/services/rapidstart-services',
    '/v1/accounts/A-1001',
    '/v1/accounts?name=contoso',
    '/v1/partners/me',
    '/v1/partners/me/users',
    '/v1/partners/me/history',
    '/v1/partners/me/diagnosis',
    '/v1/customers',
    customer,
    `${customer}/history`,
    '/v1/subscriptions',
    subscription,
    `${subscription}/history`,
    `${subscription}/diagnosis`,
  ])
    await ask('GET', path);
  const bo = {
    accountId: 'bo@partner.example',
    firstName: 'Bo',
    lastName: 'Ek',
    role: 'implementation-expert',
  };
  const user = `/v1/partners/me/users/${(await ask('POST', '/v1/partners/me/users', bo)).id}`;
  await ask('GET', user);
  await ask('POST', `${user}/invitation`);
  await ask('PATCH', user, { role: 'administrator' });
  await ask('DELETE', user);
  await ask('POST', '/v1/customers', prospect);
  await ask('PATCH', customer, { contactEmail: 'new@contoso.example' });
  await ask('PATCH', subscription, { countryOfUse: 'US' });
  await ask('PUT', `${customer}/account-number`, { accountNumber: 'A-1001' });
  const rapidStart = { service: 'rapidstart-services', countryOfUse: 'US' };
  await ask('POST', `/v1/customers/${emptyCustomerId}/subscriptions`, rapidStart);
  for (const each of [added, inHome]) {
    const activation = `/v1/subscriptions/${each.subscriptionId}/activation`;
    await ask('POST', activation, { customerAdministrator: kim });
    await ask('DELETE', activation);
  }

  const request = await ask('POST', '/v1/support-requests', exampleOf('askSupport'));
  await ask('GET', '/v1/support-requests');
  await ask('GET', `/v1/support-requests/${request.id}`);
  await ask('POST', `/v1/support-requests/${request.id}/messages`, { text: 'Thank you.' });

  const file = JSON.stringify(exampleOf('startEnrolment'));
  const lines = { 'content-type': 'application/x-ndjson' };
  const enrolment = `/v1/enrolments/${(await ask('POST', '/v1/enrolments', file, lines)).id}`;
  for (const path of ['/v1/enrolments', enrolment, `${enrolment}/rows`, `${enrolment}/history`])
    await ask('GET', path);
  await cloud.advance({ minutes: 1 });
  await ask('POST', `${enrolment}/run`);
  const { id: other } = await ask('POST', '/v1/enrolments', file, lines);
  await ask('POST', `/v1/enrolments/${other}/cancellation`);

  const money = `/v1/partners/me/subscriptions/${trial}`;
  await ask('GET', `${money}/charges/preview`);
  await ask('POST', `${money}/conversion`, conversion);
  await ask('POST', `${money}/purchases`, purchase);
  await ask('GET', `${money}/charges`);
  await ask('GET', `${money}/ownership-transfer`);
  // Nobody at the customer has signed in yet, so that there is nothing to transfer to.
  for (const method of ['POST', 'DELETE'])
    await partner(method, `${money}/ownership-transfer`, exampleOf('requestTransferForCustomer'));
}

type Asking = (...call: Parameters<Call>) => ReturnType<typeof needed>;

const conversion = {
  plan: 'professional',
  billingAddress: { line1: 'Harbour Street 1', city: 'Seattle', postalCode: '98101', country: 'US' },
  paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
  licences: 20,
};
const purchase = { kind: 'licences', licences: 5 };

/** Asks every route of the support API once. */
export async function asSupport({ programme, late, expired, bounced, added }: Setting): Promise<void> {
  const ask: Asking = (...call) => needed(programme.support(...call));
  const { id: partnerId } = await needed(programme.partner('GET', '/v1/partners/me'));
  for (const path of [
    '/v1/support/accounts?name=contoso',
    '/v1/support/accounts/export',
    '/v1/support/accounts/A-1001',
    '/v1/support/accounts/A-1001/history',
    '/v1/support/partners?accountNumber=P-1',
    `/v1/support/partners/${partnerId}`,
    `/v1/support/subscriptions/${added.subscriptionId}`,
    `/v1/support/subscriptions/${added.subscriptionId}/history`,
    `/v1/support/subscriptions/${added.subscriptionId}/diagnosis`,
  ])
    await ask('GET', path);
  await ask('PUT', '/v1/support/accounts/A-2000', record);
  await ask('POST', '/v1/support/accounts/import', JSON.stringify({ accountNumber: 'A-2001', ...record }), {
    'content-type': 'application/x-ndjson',
  });
  await ask('PUT', `/v1/support/partners/${partnerId}/administrator`, {
    accountId: 'anna@partner.example',
    reason: 'Left',
  });
  await ask('POST', `/v1/support/subscriptions/${late}/reactivation`, { accountNumber: 'A-1001' });
  await ask('POST', `/v1/support/subscriptions/${expired}/conversion`, conversion);
  await ask('POST', `/v1/support/subscriptions/${bounced}/mail-block-lifts`, {
    address: bouncing,
    reason: 'The mailbox exists now.',
  });

  const { items } = await ask('GET', '/v1/support/requests?state=open');
  const request = `/v1/support/requests/${items[0].id}`;
  await ask('GET', request);
  await ask('POST', `${request}/assignment`);
  await ask('DELETE', `${request}/assignment`);
  await ask('GET', `${request}/history`);
  await ask('POST', `${request}/answers`, { text: 'Please sign out first.' });
  await ask('POST', `${request}/closure`);
}

const shown = async (page: Promise<Page>, expected = 200): Promise<Page> => {
  const { url, status, heading } = await page;
  if (status !== expected) throw new Error(`${url} answered ${status}: ${heading}`);
  return page;
};

const signIn = async (visitor: Browser, url: string, account: string): Promise<Page> => {
  const form = await visitor.open(url);
  return shown(visitor.send(form, new URL(form.url).pathname, { account }));
};

/** Kim's way from the link into the portal, on every page of it. */
export async function asVisitor({ cloud, invited }: Setting): Promise<void> {
  const web = cloud.dataCenters[away];
  const browser = new Browser();
  await shown(browser.open(`${web}/`));
  await shown(browser.open(await linkTo(cloud, kim.accountId)));
  const agreements = await signIn(browser, `${web}/sign-in`, kim.accountId);
  const support = await shown(browser.open(`${web}/agreements/support`));
  await shown(browser.send(support, '/agreements/support', { subject: 'Sign-in', text: 'Which account?' }));
  await shown(
    browser.send(agreements, '/agreements', {
      'privacy-statement': 'agreed',
      'online-services-agreement': 'agreed',
    }),
  );
  const portal = `${web}/portal/${invited}`;
  for (const path of ['', '/history', '/access', '/users']) await shown(browser.open(`${portal}${path}`));
  const form = await shown(browser.open(`${portal}/users/new`));
  await shown(browser.send(form, '/users', { ...robin, roles: 'user', sendInvitation: 'yes' }));
  const userId = await newestUser(cloud, invited);
  const edited = await shown(browser.open(`${portal}/users/${userId}`));
  await shown(
    browser.send(edited, `/users/${userId}`, { firstName: 'Robyn', lastName: 'Lind', roles: 'user' }),
  );
  await shown(browser.send(await browser.open(`${portal}/users/${userId}`), '/invitation'));

  const guest = new Browser();
  await signIn(guest, `${web}/sign-in?to=${encodeURIComponent('/ask')}`, 'alex@contoso.example');
  const asking = await shown(guest.open(`${web}/ask/${invited}`));
  const alex = { subscription: invited, firstName: 'Alex', lastName: 'Ek' };
  await shown(guest.send(asking, '/ask', alex));
  await shown(guest.send(await shown(guest.open(`${web}/portal/${invited}`), 404), '/sign-out'));
  await shown(guest.open(`${web}/signed-out`));
  const requests = await shown(browser.open(`${portal}/requests`));
  const decision = requests.forms.find(({ action }) => action.includes('/requests/'));
  await shown(browser.send(requests, new URL(decision?.action ?? '').pathname, { decision: 'grant' }));

  await cloud.advance({ minutes: 1 });
  const joiner = new Browser();
  await shown(joiner.open(await linkTo(cloud, robin.accountId)));
  const joining = await signIn(joiner, `${web}/sign-in`, robin.accountId);
  await shown(joiner.send(joining, '/join'));
  const deletion = await shown(browser.open(`${portal}/users/${userId}/deletion`));
  await shown(browser.send(deletion, '/deletion'));

  const unsubscribe = (await cloud.inbox(prospect.contactEmail))
    .map(({ headers }) => /<(https?:[^>]+)>/.exec(headers['list-unsubscribe'] ?? '')?.[1])
    .findLast(Boolean);
  const stopping = await shown(browser.open(unsubscribe ?? ''));
  await shown(browser.send(stopping, new URL(stopping.url).pathname));
  await shown(browser.open(`${web}/documents/privacy-statement`));
  await fetch(`${web}${/href="(\/assets\/[^"]+)"/.exec(await (await fetch(`${web}/`)).text())?.[1]}`);
}

const linkTo = async (cloud: LocalCloudProcess, to: string): Promise<string> =>
  /https?:\/\/\S+\/activate\/\S+/.exec((await cloud.inbox(to)).at(-1)?.text ?? '')?.[0] ?? '';

async function newestUser(cloud: LocalCloudProcess, subscriptionId: string): Promise<string> {
  const call = await apiAs(cloud, { accountId: kim.accountId, scope: 'customer' }, away);
  const { items } = await needed(call('GET', `/v1/subscriptions/${subscriptionId}/users`));
  return items.at(-1).id;
}

/** The same portal by its JSON calls. */
export async function asCustomer(setting: Setting): Promise<void> {
  const { cloud, invited } = setting;
  const customer = await apiAs(cloud, { accountId: kim.accountId, scope: 'customer' }, away);
  const ask: Asking = (method, path, ...rest) =>
    needed(customer(method, `/v1/subscriptions/${invited}${path}`, ...rest));
  for (const path of ['/portal', '/portal/history', '/access', '/users', '/billing']) await ask('GET', path);
  const { id } = await ask('POST', '/users', {
    accountId: 'sam@contoso.example',
    firstName: 'Sam',
    lastName: 'Ek',
    roles: ['user'],
    sendInvitation: true,
  });
  await ask('GET', `/users/${id}`);
  await ask('PATCH', `/users/${id}`, { firstName: 'Samuel' });
  await ask('POST', `/users/${id}/invitation`);
  await ask('DELETE', `/users/${id}`);
  for (const decision of ['grant', 'decline']) {
    const accountId = `${decision}@contoso.example`;
    const stranger = await apiAs(cloud, { accountId, scope: 'customer' }, away);
    const person = { firstName: 'Li', lastName: 'Ek', language: 'en' };
    await needed(stranger('POST', `/v1/subscriptions/${invited}/access-requests`, person));
    const { items } = await ask('GET', '/access-requests');
    const path = `/access-requests/${items.at(-1).id}/${decision}`;
    await ask('POST', path, decision === 'grant' ? { roles: ['user'] } : undefined);
  }
  await ask('GET', '/charges/preview');
  await ask('POST', '/conversion', conversion);
  await ask('POST', '/purchases', purchase);
  await ask('GET', '/charges');
  const question = await ask('POST', '/support-requests', exampleOf('askSupportAsCustomer'));
  await ask('POST', `/support-requests/${question.id}/messages`, { text: 'Thank you.' });
  await asOwners(setting, ask);
}

/** Delegates, a transfer that support opens, and leaving the partner behind. */
async function asOwners({ cloud, programme: { support }, invited }: Setting, ask: Asking): Promise<void> {
  const accountId = 'grant@contoso.example';
  const next = await apiAs(cloud, { accountId, scope: 'customer' }, away);
  const asNext: Asking = (method, path, ...rest) =>
    needed(next(method, `/v1/subscriptions/${invited}${path}`, ...rest));
  const { items } = await ask('GET', '/users');
  const { id } = items.find((user: { accountId: string }) => user.accountId === accountId);
  await ask('PATCH', `/users/${id}`, { roles: ['administrator'] });
  await ask('GET', '/account-information');
  await ask('PATCH', '/account-information', { phone: '+1 206 555 0100' });
  const delegate = await ask('POST', '/delegates', { accountId });
  await ask('DELETE', `/delegates/${delegate.id}?confirm=true`);
  await ask('POST', '/delegates', { accountId });
  await ask('GET', '/delegates');
  await ask('GET', '/ownership-transfer');
  const transfer = `/v1/support/subscriptions/${invited}/ownership-transfer`;
  await needed(
    support('POST', `/v1/support/subscriptions/${invited}/portal-administrators`, {
      accountId: 'lee@contoso.example',
      firstName: 'Lee',
      lastName: 'Ek',
      reason: 'The administrators have left.',
    }),
  );
  for (const last of [false, true]) {
    await needed(support('POST', transfer, { newAdministrator: accountId, reason: 'The owner has left.' }));
    await needed(support('GET', transfer));
    await asNext('POST', '/ownership-transfer/consent');
    await (last ? needed(support('POST', transfer, {})) : asNext('DELETE', '/ownership-transfer'));
  }
  // The customer signed up by itself: this one is refused.
  await next(
    'POST',
    `/v1/subscriptions/${invited}/ownership-transfer`,
    exampleOf('requestOwnershipTransfer'),
  );
  for (const access of ['partner-billing', 'partner-user', 'partner'])
    await asNext('DELETE', `/access/${access}`);
  await asNext('POST', '/access/partner-user');
  await asNext('PUT', '/billing-administrator', { newAdministrator: kim.accountId });
  await needed(support('POST', `${transfer}/card-block-lifts`, { reason: 'Kim called.' }));
}

/**
 * Whatever the others have not asked, with the body that its description shows. What it then says no to, it has loaded
 * for all the same.
 */
export async function asAnybody(setting: Setting, asked: ReadonlySet<string>): Promise<void> {
  const { cloud, programme, invited } = setting;
  const customer = await apiAs(cloud, { accountId: kim.accountId, scope: 'customer' }, away);
  const calls: Readonly<Record<string, Call>> = {
    'onramp/partner': programme.partner,
    'onramp/support': programme.support,
    'onramp/customer': customer,
  };
  const browser = new Browser();
  const web = cloud.dataCenters[away];
  await signIn(browser, `${web}/sign-in`, kim.accountId);
  const userId = await newestUser(cloud, invited);
  const ids = { subscriptionId: invited, userId, good: 'licences', requestId: 'req_1', delegateId: userId };
  for (const route of allRoutes.filter((each) => !asked.has(nameOf(each)))) {
    const path = withQuery(filled(route.path, ids), leastQuery(route));
    const call = route.scope && calls[route.scope];
    if (call) await call(route.method, path, route.bodyExample);
    else if (route.method === 'GET') await browser.open(`${web}${path}`);
    else await sendForm(browser, `${web}${path}`);
  }
}

/** Sends the form that leads to an address, from the page that it is on. */
async function sendForm(browser: Browser, url: string): Promise<void> {
  const steps = url.split('/');
  for (let length = steps.length; length > 4; length--) {
    const page = await browser.open(steps.slice(0, length).join('/'));
    const form = page.forms.find(({ action }) => action === url);
    if (!form) continue;
    await browser.send(page, new URL(url).pathname);
    return;
  }
  const ofNobody = { url, status: 200, heading: '', text: '', forms: [{ action: url, fields: {} }] };
  await browser.send(ofNobody, new URL(url).pathname);
}
