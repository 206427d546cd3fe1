import { accountId, type Identity } from '../../../lib/domain/identity.ts';
import type { Instant } from '../../../lib/domain/instant.ts';
import { askForAccess } from '../../../lib/domain/portal/access-request.ts';
import {
  confirmedAdministrators,
  type Portal,
  type PortalRole,
  userOf,
} from '../../../lib/domain/portal/portal.ts';
import { type AddUser, addUser, firstUser, openPortal } from '../../../lib/domain/portal/portal-commands.ts';
import { evolvePortal, type PortalEvent } from '../../../lib/domain/portal/portal-events.ts';
import { joinPortal } from '../../../lib/domain/portal/portal-invitation.ts';
import type { PortalDecision, PortalFacts } from '../../../lib/domain/portal/portal-rules.ts';
import { at, kim, kimSignedIn } from './given.ts';

export const now = at('2026-02-01T10:00:00Z');
export const kimId = 'usr_kim';
export const opened: Portal = openPortal(
  'sub_1',
  firstUser(kimId, { person: kim, identity: kimSignedIn, language: 'en' }, at('2026-01-10T10:00:00Z')),
);
export const facts: PortalFacts & { readonly signsInToPartnerPortal: boolean } = {
  now,
  version: 2,
  invitationDays: 14,
  allowance: undefined,
  billing: undefined,
  signsInToPartnerPortal: false,
};
export const kimIn = (portal: Portal) =>
  confirmedAdministrators(portal)[0] as NonNullable<ReturnType<typeof confirmedAdministrators>[0]>;

export const eventsOf = (decision: PortalDecision): readonly PortalEvent[] => {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.value;
};
export const portalAfter = (portal: Portal, decision: PortalDecision): Portal =>
  eventsOf(decision).reduce(evolvePortal, portal);
export const codeOf = (decision: PortalDecision) => (decision.ok ? 'accepted' : decision.refusal.code);
export const types = (decision: PortalDecision) => eventsOf(decision).map(({ type }) => type);

export const person = (name: string): AddUser => ({
  accountId: accountId(`${name}@contoso.example`),
  firstName: name,
  lastName: 'Lind',
  roles: ['user'],
  sendInvitation: true,
});
export const identityOf = (name: string): Identity => ({
  issuer: 'https://id.example',
  subject: name,
  accountId: accountId(`${name}@contoso.example`),
});
export const add = (
  portal: Portal,
  name: string,
  more: Partial<AddUser> = {},
  allowance?: PortalFacts['allowance'],
) =>
  addUser(
    portal,
    { ...person(name), ...more },
    { ...facts, allowance, id: `usr_${name}`, addedBy: kimIn(portal) },
  );
export const join = (portal: Portal, name: string, identity = identityOf(name), when: Instant = now) => {
  const user = userOf(portal, `usr_${name}`);
  // Of somebody who is gone, the first one was mailed.
  const generation = user ? user.invitation?.generation : 1;
  return joinPortal(portal, { userId: `usr_${name}`, identity, generation }, when);
};
/** A portal with Kim, and with others who have joined. */
export const withUsers = (...people: readonly [string, ...PortalRole[]][]): Portal =>
  people.reduce((portal, [name, ...roles]) => {
    const added = portalAfter(portal, add(portal, name, { roles: roles.length > 0 ? roles : ['user'] }));
    return portalAfter(added, join(added, name));
  }, opened);

export const ask = (portal: Portal, identity: Identity, when: Instant = now, id = 'req_1') =>
  askForAccess(
    portal,
    { identity, firstName: 'Some', lastName: 'One', language: 'sv' },
    { id, now: when, invitationDays: 14 },
  );
export const askedBy = (portal: Portal, identity: Identity): Portal =>
  ask(portal, identity).reduce(evolvePortal, portal);
