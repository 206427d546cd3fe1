import type { Route } from '../../lib/http/route.ts';
import { nameOf } from './all-routes.ts';

/**
 * How many times in a row a request may go to a table: a read once, since what is needed together is fetched together;
 * a command twice, to load and to commit. What by its nature takes more stands below with its reason, and what needs
 * no table is held to that.
 */
export const budgetOf = (route: Pick<Route, 'method' | 'path'>): number =>
  exceptions[nameOf(route)]?.most ?? (route.method === 'GET' ? 1 : 2);

interface Exception {
  readonly most: number;
  readonly because: string;
}

const noTable: Exception = { most: 0, because: 'Nothing of it is in a table.' };
const ofOwnPartner: Exception = { most: 2, because: 'The membership says which organisation’s to read.' };
const onOwnPartner: Exception = { most: 3, because: 'The membership says which organisation to change.' };
const inItsDataCenter: Exception = {
  most: 2,
  because: 'Home says, and authorizes, in which data center to read.',
};
const atHomeAndAway: Exception = {
  most: 4,
  because: 'What home has to say; load and commit in the data center; the report to home.',
};
const withTheirMails: Exception = { most: 2, because: 'The users, then what became of their mails.' };
const thenItsMail: Exception = { most: 3, because: 'The answer tells what became of the user’s mail.' };
const fromThePage: Exception = {
  most: 4,
  because: 'The portal says first who may send the form; then load and commit, and what became of it.',
};

const routesOf = (exception: Exception, ...names: string[]): Record<string, Exception> =>
  Object.fromEntries(names.map((name) => [name, exception]));

const portalApi = '/v1/subscriptions/{subscriptionId}';
const portalPage = '/portal/{subscriptionId}';

/** Routes that take another number than the rule says. */
export const exceptions: Readonly<Record<string, Exception>> = {
  ...routesOf(
    noTable,
    'GET /openapi.json',
    'GET /v1/services',
    'GET /v1/services/{service}',
    'GET /',
    'GET /sign-in/callback',
    'GET /signed-out',
    'POST /sign-out',
    'GET /ask',
    'GET /ask/{subscriptionId}',
    'GET /asked',
    'GET /documents/{document}',
    'GET /assets/{asset}',
  ),
  ...routesOf(
    ofOwnPartner,
    'GET /v1/partners/me',
    'GET /v1/partners/me/users',
    'GET /v1/partners/me/users/{userId}',
    'GET /v1/partners/me/history',
    'GET /v1/partners/me/diagnosis',
    'GET /v1/accounts',
    'GET /v1/customers',
    'GET /v1/subscriptions',
    'GET /v1/customers/{customerId}/history',
    'GET /v1/partners/me/designations',
    'GET /v1/enrolments',
    'GET /v1/enrolments/{enrolmentId}/history',
  ),
  ...routesOf(
    onOwnPartner,
    'POST /v1/partners/me/users',
    'PATCH /v1/partners/me/users/{userId}',
    'DELETE /v1/partners/me/users/{userId}',
    'POST /v1/partners/me/users/{userId}/invitation',
  ),
  ...routesOf(
    inItsDataCenter,
    'GET /v1/subscriptions/{subscriptionId}/history',
    'GET /v1/subscriptions/{subscriptionId}/diagnosis',
    'GET /v1/support/subscriptions/{subscriptionId}/history',
    'GET /v1/support/subscriptions/{subscriptionId}/diagnosis',
    'GET /v1/partners/me/subscriptions/{subscriptionId}/charges/preview',
    'GET /v1/partners/me/subscriptions/{subscriptionId}/ownership-transfer',
    'GET /v1/support/subscriptions/{subscriptionId}/ownership-transfer',
  ),
  ...routesOf(
    atHomeAndAway,
    'POST /v1/customers/{customerId}/subscriptions',
    'POST /v1/subscriptions/{subscriptionId}/activation',
    'DELETE /v1/subscriptions/{subscriptionId}/activation',
    'POST /v1/partners/me/subscriptions/{subscriptionId}/conversion',
    'POST /v1/partners/me/subscriptions/{subscriptionId}/purchases',
    'POST /v1/support/subscriptions/{subscriptionId}/conversion',
  ),
  'POST /v1/support/subscriptions/{subscriptionId}/reactivation': {
    most: 5,
    because:
      'Whose it is; what both regions have to say; the number at home, which must stand there before anything is ' +
      'reactivated; the reactivation in the data center; the report to home.',
  },
  'POST /v1/support/partners/{partnerId}/mail-block-lifts': {
    most: 4,
    because: 'What became of the mails, then load, whether it was lifted since, and commit.',
  },
  'POST /v1/support/subscriptions/{subscriptionId}/mail-block-lifts': {
    most: 4,
    because:
      'Home says in which data center to load, to see whether there is anything to lift, and to commit.',
  },
  'POST /v1/support/subscriptions/{subscriptionId}/portal-administrators': {
    most: 6,
    because:
      'Home says in which data center; the portal; at home whether an administrator may be, and that one is; commit.',
  },
  'GET /v1/partners/me/subscriptions/{subscriptionId}/charges': {
    most: 3,
    because: 'Home says where; the subscription, whether the caller may; its charges.',
  },
  'GET /v1/partners/me/subscriptions/{subscriptionId}/ownership-transfer': {
    most: 3,
    because: 'Home says where; the subscription, whether the caller may; the users of the portal.',
  },
  ...routesOf(
    { most: 7, because: 'As any command away, and then how the transfer stands.' },
    'POST /v1/partners/me/subscriptions/{subscriptionId}/ownership-transfer',
    'DELETE /v1/partners/me/subscriptions/{subscriptionId}/ownership-transfer',
  ),
  'GET /v1/support/subscriptions/{subscriptionId}/ownership-transfer': inItsDataCenter,
  ...routesOf(
    { most: 6, because: 'As any command away, and then how the transfer stands.' },
    'POST /v1/support/subscriptions/{subscriptionId}/ownership-transfer',
    'DELETE /v1/support/subscriptions/{subscriptionId}/ownership-transfer',
    'POST /v1/support/subscriptions/{subscriptionId}/ownership-transfer/card-block-lifts',
  ),
  ...routesOf(
    { most: 3, because: 'Load and commit; then how it stands, with the portal as it is by then.' },
    `POST ${portalApi}/ownership-transfer`,
    `POST ${portalApi}/ownership-transfer/consent`,
    `PATCH ${portalApi}/account-information`,
  ),
  ...routesOf(
    { most: 3, because: 'Load and commit; the report to home, so that the partner sees it at once.' },
    `DELETE ${portalApi}/access/partner-billing`,
    `DELETE ${portalApi}/access/partner-user`,
    `DELETE ${portalApi}/access/partner`,
    `POST ${portalApi}/access/partner-user`,
  ),
  [`GET ${portalApi}/charges`]: { most: 2, because: 'Who may see them, then the charges.' },
  'GET /v1/enrolments/{enrolmentId}/rows': {
    most: 2,
    because: 'The enrolment says whose it is and how many chunks of rows there are to read.',
  },
  'GET /v1/support-requests': {
    most: 3,
    because: 'The membership says whose; a list of pointers; what they point to.',
  },
  'GET /v1/support/partners': { most: 2, because: 'The account number leads to the organisation.' },
  'GET /v1/support/accounts/export': {
    most: 8,
    because: 'The directory is in eight parts, read in order until the page is full.',
  },
  ...routesOf(
    {
      most: 5,
      because: 'The page that was agreed to, again; load; home says whether an administrator may be; commit.',
    },
    'POST /agreements',
    'POST /join',
  ),
  'GET /agreements/support': {
    most: 2,
    because: 'The page says first who may see it; then what they asked.',
  },
  'POST /agreements/support': {
    most: 3,
    because: 'The page says first who may send the form; then load and commit.',
  },
  ...routesOf(
    withTheirMails,
    `GET ${portalApi}/users`,
    `GET ${portalApi}/users/{userId}`,
    `GET ${portalPage}/users`,
    `GET ${portalPage}/users/{userId}`,
    `GET ${portalPage}/users/{userId}/deletion`,
  ),
  ...routesOf(thenItsMail, `POST ${portalApi}/users`, `POST ${portalApi}/users/{userId}/invitation`),
  [`PATCH ${portalApi}/users/{userId}`]: {
    most: 6,
    because:
      'Home is asked of the account, and told of who becomes administrator; the answer tells of the mail.',
  },
  ...routesOf(
    fromThePage,
    `POST ${portalPage}/users`,
    `POST ${portalPage}/users/{userId}`,
    `POST ${portalPage}/users/{userId}/invitation`,
    `POST ${portalPage}/billing/conversion`,
    `POST ${portalPage}/billing/purchase/{good}`,
    `POST ${portalPage}/billing/payment-method`,
    `POST ${portalPage}/account/information`,
    `POST ${portalPage}/account/delegates`,
    `POST ${portalPage}/account/delegates/{delegateId}/removal`,
    `POST ${portalPage}/account/transfer`,
    `POST ${portalPage}/account/transfer/answer`,
    `POST ${portalPage}/partner/designation`,
    `POST ${portalPage}/partner/removal`,
    `POST ${portalPage}/partner/user`,
    `POST ${portalPage}/account/billing-administrator`,
  ),
  ...routesOf(
    { most: 3, because: 'The portal says first who may send the form; then load and commit.' },
    `POST ${portalPage}/users/{userId}/deletion`,
    `POST ${portalPage}/requests/{requestId}`,
    `POST ${portalPage}/support`,
    `POST ${portalPage}/support/{requestId}`,
  ),
  ...routesOf(
    { most: 2, because: 'The portal says who looks; then what the page shows.' },
    `GET ${portalPage}/billing/conversion`,
    `GET ${portalPage}/billing/purchase/{good}`,
    `GET ${portalPage}/billing/payment-method`,
    `GET ${portalPage}/account`,
    `GET ${portalPage}/account/information`,
    `GET ${portalPage}/account/billing-administrator`,
    `GET ${portalPage}/account/delegates/{delegateId}/removal`,
    `GET ${portalPage}/account/transfer`,
    `GET ${portalPage}/support`,
    `GET ${portalPage}/support/{requestId}`,
  ),
  [`GET ${portalApi}/partner-of-record`]: {
    most: 2,
    because: 'Home knows by its order whose choice it is; then what that organisation chose.',
  },
  [`GET ${portalPage}/partner`]: {
    most: 3,
    because: 'The portal says who looks; then whose choice it is, and what the organisation chose.',
  },
  [`GET ${portalPage}/billing`]: {
    most: 3,
    because: 'The portal says who looks; the subscription, and then its charges.',
  },
  'GET /portal': { most: 2, because: 'Which portals a person may enter, then that one.' },
  'POST /v1/subscriptions/{subscriptionId}/advisor-fee-claim': {
    most: 5,
    because:
      'Whose it is, and for whom designated, at home; load and commit in the data center; the report to home.',
  },
  ...routesOf(
    {
      most: 5,
      because: 'Who may; at home whose choice it is, then what that organisation chose; then the commit.',
    },
    `PUT ${portalApi}/partner-of-record`,
    `DELETE ${portalApi}/partner-of-record`,
  ),
  [`GET ${portalPage}/history`]: {
    most: 2,
    because: 'The portal, then both histories under cursors of their own.',
  },
};
