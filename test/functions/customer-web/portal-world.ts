import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { customerWeb } from '../../../functions/customer-web/app.ts';
import { customerOperations } from '../../../functions/customer-web/operations.ts';
import { type Site, siteAt } from '../../../functions/customer-web/site.ts';
import { defaultCatalog } from '../../../lib/catalog.ts';
import { orderRecord } from '../../../lib/domain/customer/order.ts';
import { accountId, type Identity, type Language, type Person } from '../../../lib/domain/identity.ts';
import { addDays, type Instant } from '../../../lib/domain/instant.ts';
import { directPartnerId } from '../../../lib/domain/partner/partner.ts';
import type { Portal, PortalRole } from '../../../lib/domain/portal/portal.ts';
import { firstUser, openPortal } from '../../../lib/domain/portal/portal-commands.ts';
import { userInvitationIdOf } from '../../../lib/domain/subscription/invitation.ts';
import type { Subscription, SubscriptionOrder } from '../../../lib/domain/subscription/subscription.ts';
import type { SubscriptionEvent } from '../../../lib/domain/subscription/subscription-events.ts';
import { cursors } from '../../../lib/http/page.ts';
import { activationUrl, presentedLink } from '../../../lib/identity/links.ts';
import type { RelyingParty } from '../../../lib/identity/relying-party.ts';
import { sessions } from '../../../lib/identity/session.ts';
import { findablePartner } from '../../../lib/operations/partner/findable-partner.ts';
import { ref } from '../../../lib/operations/ports/records.ts';
import type { CallerContext } from '../../../lib/operations/request.ts';
import { agreements, byPartner as trialByPartner, trialOrder } from '../../lib/domain/given.ts';
import { World } from '../../lib/operations/world.ts';
import {
  activated,
  addedAt,
  at,
  invitationSent,
  kim,
  kimSignedIn,
  partner,
  subscriptionAfter,
  subscriptionOrder,
} from '../../lib/support/records.ts';
import type { TestTables } from '../../lib/support/test-tables.ts';
import { browserOf } from './world.ts';

export const activatedAt = at('2026-01-05T09:30:00Z');
export const now = at('2026-01-20T08:00:00Z');
export const subscriptionId = 'sub_01KE0000000000000000000001';
const keys = { id: 'k1', key: 'a-key-of-more-than-thirty-two-characters' };

/** A person of Contoso by first name, and how they sign in. */
export const personOf = (firstName: string): Person => ({
  accountId: accountId(`${firstName.toLowerCase()}@contoso.example`),
  firstName,
  lastName: 'Lind',
});
export const identityOf = (firstName: string): Identity => ({
  issuer: kimSignedIn.issuer,
  subject: firstName.toLowerCase(),
  accountId: personOf(firstName).accountId,
});

/** A trial that Kim signed up for without a partner. */
const trialAlone: SubscriptionOrder = {
  ...trialOrder,
  partnerId: directPartnerId,
  signUp: {
    by: 'customer',
    accountId: kim.accountId,
    identity: { issuer: kimSignedIn.issuer, subject: kimSignedIn.subject },
    at: addedAt,
    agreements,
  },
};

export interface Given {
  readonly publicUrl?: string;
  readonly language?: Language;
  /** What happened to the subscription since the administrator accepted. */
  readonly events?: readonly SubscriptionEvent[];
  readonly allowance?: Subscription['allowance'];
  /** A trial, and who signed up for it, `alone` without a partner; else a service without one. */
  readonly trialBy?: 'customer' | 'partner' | 'alone';
  readonly names?: Partial<SubscriptionOrder['names']>;
  readonly now?: Instant;
  /** The data center whose pages these are; home, if none is named. */
  readonly here?: 'eu' | 'us';
  /** The URLs of other data centers; that of `us`, if none are named. */
  readonly elsewhere?: Site['elsewhere'];
}

/** The customer web over its real operations and a real engine; Kim has accepted the activation. */
export async function portalWorld(tables: TestTables, given: Given = {}) {
  const { publicUrl = 'https://eu.onramp.example', language = 'en', events = [], allowance } = given;
  const trial = { customer: trialOrder, partner: trialByPartner, alone: trialAlone };
  const world = await World.create(tables, given.now ?? now);
  const plain = subscriptionOrder('eu', subscriptionId);
  const ordered = {
    ...plain,
    ...(given.trialBy && {
      ...trial[given.trialBy],
      id: subscriptionId,
      names: { ...plain.names, service: 'Dynamics 365' },
    }),
    ...(given.names && { names: { ...plain.names, service: 'Dynamics 365', ...given.names } }),
    ...(allowance && { allowance }),
  };
  await world.put('eu', ref('order', subscriptionId), orderRecord(ordered));
  await world.put(
    'eu',
    ref('subscription', subscriptionId),
    subscriptionAfter(
      ordered,
      ...(given.trialBy === 'alone' ? [] : [invitationSent(addedAt), activated(activatedAt)]),
      ...events,
    ),
  );
  const first = firstUser(
    'usr_01KE0000000000000000000001',
    { person: kim, identity: kimSignedIn, language },
    activatedAt,
  );
  await world.put('eu', ref('portal', subscriptionId), openPortal(subscriptionId, first));
  await world.put('eu', ref('portal-access', kimSignedIn.issuer, kimSignedIn.subject, subscriptionId), {
    subscriptionId,
  });

  const { here = 'eu' } = given;
  const operations = customerOperations(world.from(here), defaultCatalog);
  const site = siteAt(publicUrl, here, given.elsewhere ?? { us: 'https://us.onramp.example' });
  const ring = async () => keys;
  const ourSessions = sessions(ring, here);
  const app = customerWeb({
    site,
    operations,
    relyingParty,
    sessions: ourSessions,
    linkKeys: ring,
    cursors: cursors(ring),
    now: () => new Date(world.now),
    newId: (prefix) => world.newId(prefix),
  });
  const handle = (event: APIGatewayProxyEventV2) => app(event, { awsRequestId: 'r' } as Context);

  const portal = async (): Promise<Portal> => {
    const found = await world.get('eu', ref('portal', subscriptionId));
    if (!found) throw new Error('There is no portal.');
    return found;
  };
  const as = (identity: Identity = kimSignedIn, key?: string): CallerContext => world.caller(key, identity);
  const linkOf = async (userId: string) => {
    const user = (await portal()).users.find(({ id }) => id === userId);
    const id = userInvitationIdOf(subscriptionId, userId);
    return activationUrl(publicUrl, keys, id, user?.invitation?.generation ?? 1);
  };
  return {
    world,
    operations,
    site,
    handle,
    portal,
    as,
    subscriptionId,
    /** A browser in which somebody is signed in. */
    async browserOf(identity: Identity = kimSignedIn) {
      const browser = browserOf({ handle, site });
      const cookie = await ourSessions.close(ourSessions.start(identity), new Date(world.now));
      browser.jar.set(`${site.secure ? '__Host-' : ''}onramp-${here}-session`, cookie);
      return browser;
    },
    linkOf,
    async add(firstName: string, roles: readonly PortalRole[] = ['user'], sendInvitation = true) {
      const command = { ...personOf(firstName), roles, sendInvitation };
      const added = await operations.addUser(subscriptionId, command, as());
      if (!added.ok) throw new Error(added.refusal.code);
      return added.value.user;
    },
    async join(userId: string, identity: Identity) {
      const link = presentedLink(keys, (await linkOf(userId)).split('/').at(-1) ?? '');
      if (!link) throw new Error('There is no link.');
      return operations.joinPortal(link, as(identity));
    },
    /** Adds a user who has joined. */
    async added(firstName: string, roles: readonly PortalRole[] = ['user']) {
      const user = await this.add(firstName, roles);
      const joined = await this.join(user.id, identityOf(firstName));
      if (!joined.ok) throw new Error(joined.refusal.code);
      return user;
    },
    ask: (firstName: string) =>
      operations.requestAccess(
        subscriptionId,
        { firstName, lastName: 'Lind', language },
        as(identityOf(firstName)),
      ),
    /** Partners that can be found. */
    async withPartners(...names: readonly string[]) {
      for (const [index, name] of names.entries())
        for (const write of findablePartner({
          ...partner,
          id: `par_${index + 1}`,
          authorizationNumber: String(1_234_567_890 + index),
          organization: { name, country: 'SE', phone: `+46 8 ${1_234_560 + index}` },
        }))
          if ('put' in write) await world.put('eu', write.put, write.value as never);
    },
    later: (days: number) => {
      world.now = addDays(world.now, days);
    },
  };
}

export type PortalWorld = Awaited<ReturnType<typeof portalWorld>>;

/** Nobody signs in here: sessions are given. */
const relyingParty: RelyingParty = {
  begin: async () => {
    throw new Error('Nobody signs in.');
  },
  complete: async () => {
    throw new Error('Nobody signs in.');
  },
  signOutLocation: async () => undefined,
};
