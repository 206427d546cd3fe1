import { readFile } from 'node:fs/promises';
import { type Catalog, serviceOf } from '../../lib/catalog.ts';
import type { Customer } from '../../lib/domain/customer/customer.ts';
import type { Language } from '../../lib/domain/identity.ts';
import { accepted } from '../../lib/domain/refusal.ts';
import type { AgreedDocument } from '../../lib/domain/subscription/invitation.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import { taggedForReaders } from '../../lib/http/content-tag.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { type Reply, replyTo } from '../../lib/http/reply.ts';
import { foundBody, soughtBy } from '../../lib/http/search.ts';
import { tagOf } from '../../lib/operations/entity-tag.ts';
import { activatePartner } from '../../lib/operations/partner/activate-partner.ts';
import { addAccountNumber } from '../../lib/operations/partner/add-account-number.ts';
import { addService, previewService } from '../../lib/operations/partner/add-service.ts';
import { changeCountry } from '../../lib/operations/partner/change-country.ts';
import { correctCustomer } from '../../lib/operations/partner/correct-customer.ts';
import { createCustomer } from '../../lib/operations/partner/create-customer.ts';
import { findAccounts } from '../../lib/operations/partner/find-accounts.ts';
import { findCustomer } from '../../lib/operations/partner/find-customer.ts';
import { listCustomers } from '../../lib/operations/partner/list-customers.ts';
import { listSubscriptions } from '../../lib/operations/partner/list-subscriptions.ts';
import { lookUpAccount } from '../../lib/operations/partner/look-up-account.ts';
import { notFound } from '../../lib/operations/partner/member.ts';
import type { OrderedSubscription } from '../../lib/operations/partner/ordered-subscription.ts';
import { sendActivation } from '../../lib/operations/partner/send-activation.ts';
import { viewCustomer } from '../../lib/operations/partner/view-customer.ts';
import {
  viewCustomerHistory,
  viewPartnerHistory,
  viewSubscriptionHistory,
} from '../../lib/operations/partner/view-history.ts';
import { viewPartner } from '../../lib/operations/partner/view-partner.ts';
import { viewSubscription } from '../../lib/operations/partner/view-subscription.ts';
import { withdrawActivation } from '../../lib/operations/partner/withdraw-activation.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import type { Loaded } from '../../lib/operations/ports/loaded.ts';
import { presentChange } from '../../lib/presentation/history.ts';
import * as present from '../../lib/presentation/present.ts';
import { replyToPreview } from '../../lib/presentation/present-billing.ts';
import { diagnosisEndpoints } from './diagnosis-endpoints.ts';
import { enrolmentEndpoints } from './enrolment-endpoints.ts';
import { lettingIn } from './first-sign-in.ts';
import { ownershipEndpoints } from './ownership-endpoints.ts';
import { paidEndpoints } from './paid-endpoints.ts';
import { partnerOfRecordEndpoints } from './partner-of-record-endpoints.ts';
import { requestEndpoints } from './request-endpoints.ts';
import type { routes } from './routes.ts';
import { userEndpoints } from './user-endpoints.ts';

export interface PartnerApiDependencies {
  readonly catalog: Catalog;
  readonly dataCenters: DataCenters;
  readonly cursors: Cursors;
  readonly newAuthorizationNumber: () => string;
  readonly agreementsIn: (language: Language) => readonly AgreedDocument[];
  /** The file that holds the generated OpenAPI document. */
  readonly openApiFile: string;
}

/** Every endpoint of the partner API: parse, operation, present. */
export function partnerEndpoints(dependencies: PartnerApiDependencies): Endpoints<typeof routes> {
  const { catalog, dataCenters, cursors, newAuthorizationNumber, agreementsIn, openApiFile } = dependencies;
  const home = { home: dataCenters.home };
  const paged = pagedReplies(cursors);

  return lettingIn(dataCenters, {
    describeApi: async () => ({ status: 200, body: await readFile(openApiFile, 'utf8'), headers: openToAll }),
    listServices: async () => ({
      status: 200,
      body: { items: catalog.services.map(present.presentService), nextCursor: null },
      headers: openToAll,
    }),
    viewService: async ({ path }) => {
      const service = serviceOf(catalog, path.service ?? '');
      return replyTo(service ? accepted(service) : notFound, (found) =>
        taggedForReaders({ status: 200, body: present.presentService(found), headers: openToAll }),
      );
    },

    activatePartner: async ({ body, request }) =>
      replyTo(
        await activatePartner({ dataCenters, newAuthorizationNumber })(body, request),
        ({ value, version, viewer }) => ({
          status: 201,
          body: present.presentPartner(value, viewer),
          headers: { etag: tagOf(version), location: '/v1/partners/me' },
        }),
      ),
    viewPartner: async ({ request }) =>
      replyTo(await viewPartner(home)(request), ({ value, version, viewer }) => ({
        status: 200,
        body: present.presentPartner(value, viewer),
        headers: { etag: tagOf(version) },
      })),
    ...userEndpoints(home, cursors),
    ...diagnosisEndpoints(dataCenters, catalog),
    ...enrolmentEndpoints({ ...home, catalog, cursors }),
    ...requestEndpoints(home, cursors),
    ...partnerOfRecordEndpoints({ dataCenters, catalog, cursors }),
    ...paidEndpoints({ dataCenters, catalog, cursors }),
    ...ownershipEndpoints({ dataCenters }),
    viewPartnerHistory: ({ query, request }) =>
      paged({ path: '/v1/partners/me/history', query }, request, presentChange, (page) =>
        viewPartnerHistory(dataCenters)(page, request),
      ),

    lookUpAccount: async ({ path, request }) =>
      replyTo(await lookUpAccount(home)(path.accountNumber ?? '', request), (account) =>
        taggedForReaders({ status: 200, body: present.presentAccount(account) }),
      ),
    findAccounts: async ({ query, request }) =>
      replyTo(
        await findAccounts(home)(
          {
            ...soughtBy(query, ['name', 'accountNumber', 'phone']),
            country: query.country,
            limit: query.limit,
          },
          request,
        ),
        (found) => ({ status: 200, body: foundBody(found, present.presentAccount) }),
      ),

    createCustomer: async ({ body, request }) =>
      replyTo(await createCustomer(home)(body, request), (created) => ({
        ...customerReply(created),
        status: 201,
        headers: { etag: tagOf(created.version), location: `/v1/customers/${created.value.id}` },
      })),
    listCustomers: ({ query, request }) =>
      paged({ path: '/v1/customers', query }, request, present.presentCustomer, (page) =>
        query.externalId === undefined
          ? listCustomers(home)(page, request)
          : findCustomer(home)(query.externalId, request),
      ),
    viewCustomer: async ({ path, request }) =>
      replyTo(await viewCustomer(home)(path.customerId ?? '', request), customerReply),
    correctCustomer: async ({ path, body, request }) =>
      replyTo(await correctCustomer(home)(path.customerId ?? '', body, request), customerReply),
    addAccountNumber: async ({ path, body, request }) =>
      replyTo(
        await addAccountNumber(home)(path.customerId ?? '', body.accountNumber, request),
        customerReply,
      ),
    viewCustomerHistory: ({ path: { customerId = '' }, query, request }) =>
      paged({ path: `/v1/customers/${customerId}/history`, query }, request, presentChange, (page) =>
        viewCustomerHistory(dataCenters)(customerId, page, request),
      ),

    addService: async ({ path: { customerId = '' }, query, body, request }) => {
      const adding = { dataCenters, catalog, agreementsIn };
      if (query.dryRun === 'true')
        return replyToPreview(await previewService(adding)(customerId, body, request));
      return replyTo(await addService(adding)(customerId, body, request), (subscription) => ({
        ...subscriptionReply(subscription),
        status: subscription.standing.status === 'provisioning' ? 202 : 201,
        headers: { etag: subscription.tag, location: `/v1/subscriptions/${subscription.order.id}` },
      }));
    },
    listSubscriptions: ({ query, request }) => {
      const { status, dueBefore } = query;
      const filter = { ...(status && { status }), ...(dueBefore && { dueBefore }) };
      return paged({ path: '/v1/subscriptions', query }, request, present.presentSubscription, (page) =>
        listSubscriptions(home)(filter, page, request),
      );
    },
    viewSubscription: async ({ path, request }) =>
      replyTo(await viewSubscription(home)(path.subscriptionId ?? '', request), subscriptionReply),
    changeCountry: async ({ path, body, request }) =>
      replyTo(await changeCountry(home)(path.subscriptionId ?? '', body, request), subscriptionReply),
    viewSubscriptionHistory: ({ path: { subscriptionId = '' }, query, request }) =>
      paged({ path: `/v1/subscriptions/${subscriptionId}/history`, query }, request, presentChange, (page) =>
        viewSubscriptionHistory(dataCenters)(subscriptionId, page, request),
      ),
    sendActivation: async ({ path, body, request }) =>
      replyTo(await sendActivation({ dataCenters })(path.subscriptionId ?? '', body, request), (sent) => ({
        ...subscriptionReply(sent),
        status: 202,
      })),
    withdrawActivation: async ({ path, request }) =>
      replyTo(
        await withdrawActivation({ dataCenters })(path.subscriptionId ?? '', request),
        subscriptionReply,
      ),
  } satisfies Endpoints<typeof routes>);
}

/** What everybody may read is the same for everybody, for some minutes. */
const openToAll = { 'cache-control': 'public, max-age=300' };

const customerReply = ({ value, version }: Loaded<Customer>): Reply => ({
  status: 200,
  body: present.presentCustomer(value),
  headers: { etag: tagOf(version) },
});

const subscriptionReply = (subscription: OrderedSubscription): Reply => ({
  status: 200,
  body: present.presentSubscription(subscription),
  headers: { etag: subscription.tag },
});
