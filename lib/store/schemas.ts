import * as z from 'zod/mini';
import { deliveryReasons, deliveryStatuses } from '../domain/delivery.ts';
import { requestKinds, requestStates } from '../domain/desk/support-request.ts';
import { enrolmentStatuses } from '../domain/enrolment/enrolment.ts';
import { rowActions, rowStatuses } from '../domain/enrolment/enrolment-row.ts';
import { languages } from '../domain/identity.ts';
import { portalRoles } from '../domain/portal/portal.ts';
import { agreementDocuments } from '../domain/subscription/invitation.ts';
import { helpTopics } from '../domain/time/timeline.ts';
import type { Kind } from '../operations/ports.ts';

const text = z.string();
const instant = z.iso.datetime({ precision: 3 });
const count = z.int().check(z.nonnegative());
const language = z.enum(languages);

const address = z.object({
  line1: text,
  line2: z.optional(text),
  city: text,
  postalCode: text,
  country: text,
});
const organization = z.object({ name: text, phone: z.optional(text), address: z.optional(address) });
const accountOrganization = z.object({ name: text, phone: z.optional(text), address });
const partnerOrganization = z.object({ name: text, country: text, phone: text });
const authorizationNumber = text.check(z.regex(/^[1-9]\d{9}$/));
const foundPartner = z.object({
  partnerId: text,
  accountNumber: text,
  authorizationNumber,
  organization: partnerOrganization,
});
const person = z.object({ accountId: text, firstName: text, lastName: text });
const subject = z.object({ issuer: text, subject: text });
const identity = z.object({ issuer: text, subject: text, accountId: text });
const linkedAccount = z.object({ accountNumber: text, since: instant });
const contact = z.object({
  email: text,
  language,
  givenBy: z.optional(z.enum(['customer', 'billing-administrator'])),
});
const delivery = z.object({
  status: z.enum(deliveryStatuses),
  at: instant,
  reason: z.optional(z.enum(deliveryReasons)),
  permanent: z.optional(z.boolean()),
});

const requestClosure = z.optional(
  z.object({ at: instant, reason: z.optional(text), reopensUntil: z.optional(instant) }),
);
const help = z.optional(z.array(z.object({ days: count, topic: z.enum(helpTopics) })));
const noticeDays = z.object({ beforeInactivation: z.array(count), beforePurge: z.array(count) });
const endOfSupport = z.optional(
  z.object({ at: instant, successor: z.optional(text), noticeDays: z.array(count), since: instant }),
);
const subscriptionPeriods = z.object({
  inactivationDays: z.optional(count),
  trialDays: z.optional(count),
  retentionDays: count,
  invitationDays: count,
  noticeDays,
  help,
  endOfSupport,
});
const allowance = z.optional(z.object({ licences: count, storageGb: count }));
const endedPhase = z.enum(['inactive', 'expired']);
const limit = z.discriminatedUnion('is', [
  z.object({ is: z.literal('lifted'), accountNumber: text, since: instant }),
  z.object({ is: z.literal('until'), from: instant, at: instant, becomes: endedPhase }),
  z.object({ is: z.literal('none') }),
]);
const usablePhase = z.enum(['added', 'invitation-sent', 'active', 'trial', 'paid']);
const invitationMark = z.object({
  status: z.enum(['sent', 'withdrawn', 'accepted']),
  sentAt: instant,
  expiresAt: instant,
  delivery: z.optional(delivery),
});
const timelineBase = {
  periods: z.object({ retentionDays: count, noticeDays, help, endOfSupport }),
  handled: instant,
  signedUpBy: z.optional(z.enum(['partner', 'customer'])),
  billing: z.optional(
    z.object({
      administrator: z.enum(['partner', 'customer']),
      partnerBilling: z.boolean(),
      partnerUser: z.boolean(),
    }),
  ),
};
const timeline = z.discriminatedUnion('phase', [
  z.object({
    ...timelineBase,
    phase: usablePhase,
    limit,
    paid: z.optional(
      z.object({ since: instant, plan: text, release: text, licences: count, storageGb: count }),
    ),
    invitation: z.optional(invitationMark),
  }),
  z.object({
    ...timelineBase,
    phase: endedPhase,
    since: instant,
    purgeAt: instant,
    was: usablePhase,
    invitation: z.optional(invitationMark),
  }),
  z.object({ ...timelineBase, phase: z.enum(['purging', 'purged']), since: instant }),
]);

const orderBase = {
  id: text,
  customerId: text,
  partnerId: text,
  service: text,
  countryOfUse: text,
  dataCenter: text,
  addedAt: instant,
};
const invitation = z.object({
  generation: count,
  administrator: person,
  contactEmail: text,
  language,
  sentAt: instant,
  expiresAt: instant,
  delivery: z.optional(delivery),
});
const acceptance = z.object({
  identity,
  at: instant,
  agreements: z.array(
    z.object({ document: z.enum(agreementDocuments), version: text, sha256: text, language }),
  ),
});
const added = { phase: z.literal('added'), limit, withdrawn: z.optional(invitation) };
const invitationSent = { phase: z.literal('invitation-sent'), limit, invitation };
const activation = z.discriminatedUnion('is', [
  z.object({ is: z.literal('none') }),
  z.object({ is: z.enum(['sent', 'withdrawn']), invitation }),
  z.object({ is: z.literal('accepted'), invitation, acceptance }),
]);
const signUp = z.object({
  by: z.enum(['partner', 'customer']),
  accountId: text,
  identity: z.optional(subject),
  onBehalfOf: z.optional(text),
  at: instant,
  agreements: acceptance.shape.agreements,
});
const trial = { phase: z.literal('trial'), limit, signUp, activation };
const paid = {
  ...trial,
  phase: z.literal('paid'),
  allowance: z.object({ licences: count, storageGb: count }),
  paid: z.object({
    since: instant,
    plan: z.object({ plan: text, name: text, monthlyPerLicence: count }),
    release: z.object({ release: text, name: text }),
    rates: z.object({ currency: text, storagePerGbMonthly: count, partnerUserMonthly: count }),
  }),
};
const active = { phase: z.literal('active'), limit, invitation, acceptance };
const usable = z.discriminatedUnion('phase', [
  z.object(added),
  z.object(invitationSent),
  z.object(active),
  z.object(trial),
]);
const billingHolder = z.discriminatedUnion('of', [
  z.object({ of: z.literal('partner'), accountId: text, since: instant }),
  z.object({ of: z.literal('customer'), accountId: text, identity: subject, since: instant }),
]);
const partnerAccess = z.discriminatedUnion('is', [
  z.object({ is: z.literal('open'), since: instant, by: z.optional(text) }),
  z.object({ is: z.literal('none') }),
  z.object({ is: z.literal('removed'), at: instant, by: text, receiptId: text }),
]);
const delegate = z.object({
  id: text,
  holder: z.discriminatedUnion('of', [
    z.object({ of: z.literal('partner'), accountId: text }),
    z.object({ of: z.literal('customer'), accountId: text, userId: text }),
  ]),
  since: instant,
  by: text,
  bySupport: z.optional(z.literal(true)),
});
const ownershipTransfer = z.object({
  id: text,
  newOwner: z.object({ userId: text, accountId: text }),
  requestedAt: instant,
  requestedBy: z.object({ role: z.enum(['partner', 'customer', 'support']), accountId: text }),
  reason: z.optional(text),
  delegateId: z.optional(text),
  consentedAt: z.optional(instant),
});
const designation = z.object({
  productLine: text,
  since: instant,
  partner: z.optional(z.object({ partnerId: text, accountNumber: text, authorizationNumber, name: text })),
});
const billingAccount = z.object({
  openedAt: instant,
  signUpAccount: text,
  administrator: billingHolder,
  primaryAdministrator: billingHolder,
  initialUser: billingHolder,
  address: z.optional(address),
  paymentMethod: z.optional(
    z.object({
      reference: text,
      lastFour: text,
      givenBy: z.optional(z.object({ of: z.enum(['partner', 'customer', 'support']), accountId: text })),
    }),
  ),
  partnerAccess: z.object({ billing: partnerAccess, user: partnerAccess }),
  delegates: z.array(delegate),
  transfer: z.optional(ownershipTransfer),
  cardMismatches: z.optional(z.int()),
  information: z.optional(
    z.object({
      phone: z.optional(text),
      address: z.optional(address),
      contact: z.optional(z.object({ name: text, email: text, phone: z.optional(text) })),
    }),
  ),
  designation: z.optional(designation),
  advisorFee: z.optional(z.object({ claimedAt: instant, by: text, partnerId: text, productLine: text })),
});
const subscriptionBase = {
  ...orderBase,
  names: z.object({ organization: text, partner: text, service: text }),
  contact,
  periods: subscriptionPeriods,
  allowance,
  handled: instant,
  helpStopped: z.optional(instant),
  billing: z.optional(billingAccount),
};
const subscription = z.discriminatedUnion('phase', [
  z.object({ ...subscriptionBase, ...added }),
  z.object({ ...subscriptionBase, ...invitationSent }),
  z.object({ ...subscriptionBase, ...active }),
  z.object({ ...subscriptionBase, ...trial }),
  z.object({ ...subscriptionBase, ...paid }),
  z.object({
    ...subscriptionBase,
    phase: endedPhase,
    since: instant,
    purgeAt: instant,
    was: usable,
  }),
  z.object({ ...subscriptionBase, phase: z.literal('purging'), since: instant, access: z.optional(subject) }),
  z.object({
    ...orderBase,
    phase: z.literal('purged'),
    since: instant,
    purgedAt: instant,
    rowsPurged: count,
  }),
]);

const actor = z.discriminatedUnion('role', [
  z.object({ role: z.enum(['partner', 'support']), accountId: text }),
  z.object({ role: z.literal('customer'), accountId: z.optional(text) }),
  z.object({ role: z.enum(['mail-recipient', 'system']) }),
]);
const reference = z.object({ kind: text, id: z.array(text) });
const pendingBase = {
  attempts: count,
  claimedAt: z.optional(instant),
  inDoubt: z.optional(count),
  notBefore: z.optional(instant),
};
const pendingReaction = z.discriminatedUnion('do', [
  z.object({
    do: z.enum([
      'set-alarm',
      'report-home',
      'provision',
      'list-designated',
      'close-requests',
      'tell-customer',
      'enrol-rows',
      'forget-rows',
      'purge',
    ]),
    ...pendingBase,
  }),
  z.object({
    do: z.literal('carry-customer'),
    subscriptionId: text,
    dataCenter: text,
    contact: z.boolean(),
    ...pendingBase,
  }),
  z.object({
    do: z.enum([
      'open-request',
      'lift-mail-block',
      'tell-partner',
      'lapse-invitations',
      'ask-desk',
      'carry-designation',
    ]),
    event: count,
    ...pendingBase,
  }),
  z.object({ do: z.literal('mail'), event: count, to: z.optional(text), ...pendingBase }),
]);

const portalUserBase = {
  id: text,
  ...person.shape,
  language,
  roles: z.array(z.enum(portalRoles)),
  addedAt: instant,
  addedBy: z.discriminatedUnion('role', [
    z.object({ role: z.literal('partner') }),
    z.object({ role: z.literal('customer'), accountId: text }),
  ]),
  invitation: z.optional(z.object({ generation: count, sentAt: instant, expiresAt: instant, sentIn: count })),
};
const portalUser = z.discriminatedUnion('status', [
  z.object({ ...portalUserBase, status: z.literal('invited') }),
  z.object({ ...portalUserBase, status: z.literal('active'), identity: subject, since: instant }),
]);
const accessRequest = z.object({
  id: text,
  ...person.shape,
  identity: subject,
  language,
  status: z.enum(['open', 'declined']),
  askedAt: instant,
  expiresAt: instant,
});

const designations = z.optional(z.array(designation));
const customerKind = z.enum(['existing', 'prospect', 'own-organization']);
const problemBase = { code: text, detail: text };
const enrolmentRow = z.object({
  line: count,
  externalId: z.optional(text),
  status: z.enum(rowStatuses),
  order: z.optional(
    z.object({
      customer: z.object({
        externalId: text,
        kind: customerKind,
        accountNumber: z.optional(text),
        organization: z.optional(organization),
        contactEmail: text,
        customerAdministrator: z.optional(person),
        language: z.optional(language),
      }),
      subscription: z.optional(
        z.object({
          service: text,
          countryOfUse: text,
          acceptTerms: z.optional(z.object({ language })),
        }),
      ),
      activation: z.optional(z.literal(true)),
    }),
  ),
  actions: z.optional(z.array(z.enum(rowActions))),
  customerId: z.optional(text),
  subscriptionId: z.optional(text),
  problem: z.optional(
    z.object({ ...problemBase, errors: z.array(z.object({ pointer: text, ...problemBase })) }),
  ),
});
const foundAccount = z.object({ accountNumber: text, organization: accountOrganization });

/** The shape of each kind of record as stored: what is read is checked, fields of later versions are dropped. */
export const schemas: { readonly [K in Kind]: z.ZodMiniType } = {
  account: z.object({
    accountNumber: text,
    organization: accountOrganization,
    identities: z.array(text),
    partnersOfRecord: z.array(z.object({ productLine: text, partnerAccountNumber: text })),
    designations,
  }),
  'account-name': foundAccount,
  'account-phone': foundAccount,
  'account-customer': z.object({ customerId: text }),
  partner: z.object({
    id: text,
    accountNumber: text,
    authorizationNumber,
    organization: partnerOrganization,
    activatedAt: instant,
    users: z.array(
      z.object({
        id: text,
        accountId: text,
        role: z.enum(['administrator', 'implementation-expert']),
        identity: z.optional(subject),
        since: instant,
        name: z.optional(z.object({ firstName: text, lastName: text })),
        contact: z.optional(contact),
        toldAt: z.optional(instant),
      }),
    ),
    succession: z.optional(z.object({ userId: text, former: z.enum(['demote', 'remove']) })),
  }),
  announcement: z.object({
    endOfSupport: text,
    next: z.optional(text),
    done: z.boolean(),
    isLast: z.optional(z.boolean()),
    lookAgainAt: z.optional(instant),
  }),
  designation: z.object({
    productLine: text,
    at: instant,
    by: text,
    partner: z.optional(z.object({ authorizationNumber, name: text })),
  }),
  'designated-subscription': z.object({
    subscriptionId: text,
    productLine: text,
    service: text,
    countryOfUse: text,
    organizationName: text,
    since: instant,
  }),
  'direct-sign-ups': z.object({
    entries: z.array(z.object({ organization: text, subscriptionId: text })),
  }),
  'support-request': z.object({
    id: text,
    kind: z.enum(requestKinds),
    state: z.enum(requestStates),
    partnerId: text,
    subscriptionId: z.optional(text),
    accountNumber: z.optional(text),
    subject: text,
    asker: z.optional(z.object({ customerId: text, dataCenter: text, userId: text, accountId: text })),
    messages: z.array(z.object({ at: instant, by: actor, text, id: z.optional(text) })),
    openedAt: instant,
    takenBy: z.optional(text),
    closure: requestClosure,
  }),
  'request-pointer': z.object({ requestId: text }),
  'customer-request': z.object({
    id: text,
    userId: text,
    state: z.enum(requestStates),
    subject: text,
    messages: z.array(
      z.object({ at: instant, by: z.enum(['customer', 'support']), text, id: z.optional(text) }),
    ),
    openedAt: instant,
    told: count,
    closure: requestClosure,
  }),
  'active-organization': z.object({ partnerId: text }),
  'authorization-number': foundPartner,
  'partner-name': foundPartner,
  'partner-phone': foundPartner,
  membership: z.object({
    partnerId: text,
    partnerAccountNumber: text,
    organization: partnerOrganization,
    userId: text,
    role: z.enum(['administrator', 'implementation-expert']),
    accountId: text,
  }),
  'portal-account': z.object({ partnerId: text }),
  'external-id': z.object({ customerId: text }),
  enrolment: z.object({
    id: text,
    partnerId: text,
    status: z.enum(enrolmentStatuses),
    createdAt: instant,
    createdBy: identity,
    checkedAt: z.optional(instant),
    run: z.optional(z.object({ at: instant, by: identity })),
    endedAt: z.optional(instant),
    chunks: count,
    total: count,
    rows: z.record(z.enum(rowStatuses), count),
    pass: z.object({
      ahead: z.array(count),
      again: z.array(count),
      tries: count,
      silent: z.array(text),
    }),
    rowsForgottenAt: z.optional(instant),
  }),
  'enrolment-rows': z.object({ rows: z.array(enrolmentRow) }),
  'portal-invitation': z.object({ partnerId: text }),
  administered: z.object({ entries: z.array(z.object({ subscriptionId: text, at: instant })) }),
  customer: z.object({
    id: text,
    partnerId: text,
    externalId: z.optional(text),
    kind: customerKind,
    organization,
    contactEmail: text,
    customerAdministrator: z.optional(person),
    language,
    account: z.optional(linkedAccount),
    designations,
    services: z.array(
      z.object({ subscriptionId: text, service: text, countryOfUse: text, dataCenter: text }),
    ),
    createdAt: instant,
  }),
  order: z.object({
    ...orderBase,
    organizationName: z.optional(text),
    serviceName: text,
    vendorName: z.optional(text),
    periods: subscriptionPeriods,
    allowance,
    signUp: z.optional(signUp),
    account: z.optional(linkedAccount),
    designated: z.optional(z.object({ partnerId: z.optional(text), since: instant })),
    reported: z.optional(z.object({ version: count, timeline })),
  }),
  subscription,
  portal: z.object({
    id: text,
    openedAt: instant,
    users: z.array(portalUser),
    requests: z.array(accessRequest),
  }),
  'portal-access': z.object({ subscriptionId: text }),
  change: z.object({
    id: text,
    version: count,
    at: instant,
    actor,
    onBehalfOf: z.optional(z.object({ role: z.enum(['partner', 'customer']), id: text })),
    correlationId: text,
    from: z.optional(text),
    to: z.optional(text),
    events: z.array(z.looseObject({ type: text, at: instant })),
    of: reference,
    reactions: z.array(pendingReaction),
    mails: z.array(
      z.object({
        event: count,
        to: z.optional(text),
        at: instant,
        messageId: z.optional(text),
        failure: z.optional(text),
      }),
    ),
  }),
  delivery: z.extend(delivery, { to: z.optional(text) }),
  suppression: z.object({ since: instant, reason: z.enum(['bounced', 'complained']) }),
  'suppression-pointer': z.object({ digest: text }),
  idempotency: z.object({ fingerprint: text, result: reference, forgetAt: instant }),
};
