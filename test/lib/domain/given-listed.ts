import type { Actions } from '../../../lib/domain/action.ts';
import {
  decidesForCustomer,
  hasAccessToBilling,
  seesAccess,
} from '../../../lib/domain/billing/billing-access.ts';
import { refusedBy } from '../../../lib/domain/billing/card-digits.ts';
import { paidActions, partnerAsBuyer } from '../../../lib/domain/billing/paid-actions.ts';
import { type AccountId, accountId } from '../../../lib/domain/identity.ts';
import { delegateActions } from '../../../lib/domain/ownership/delegates.ts';
import { transferChecklist } from '../../../lib/domain/ownership/ownership.ts';
import {
  informationActions,
  partnerTransferActions,
  transferActions,
} from '../../../lib/domain/ownership/ownership-actions.ts';
import { executionActions } from '../../../lib/domain/ownership/support-execution.ts';
import { directPartnerId } from '../../../lib/domain/partner/partner.ts';
import { accessActions } from '../../../lib/domain/partner-access/access-actions.ts';
import { designationActions } from '../../../lib/domain/partner-of-record/partner-of-record.ts';
import { type ActiveUser, type Portal, type PortalUser, userOf } from '../../../lib/domain/portal/portal.ts';
import { administratorsOnly, portalActions, userActions } from '../../../lib/domain/portal/portal-actions.ts';
import { addUser, deleteUser, editUser } from '../../../lib/domain/portal/portal-commands.ts';
import { inviteUser } from '../../../lib/domain/portal/portal-invitation.ts';
import type { PortalDecision } from '../../../lib/domain/portal/portal-rules.ts';
import { accepted, type Outcome } from '../../../lib/domain/refusal.ts';
import {
  subscriptionActions,
  supportActions,
} from '../../../lib/domain/subscription/subscription-actions.ts';
import { standingOf } from '../../../lib/domain/subscription/subscription-timeline.ts';
import {
  billingAdministratorAlone,
  partnerAdministersBilling,
} from '../../../lib/operations/billing/change-billing.ts';
import { enter, enterAsAdministrator, enterUsable } from '../../../lib/operations/customer/portal-entry.ts';
import { accountOf, keyOf } from './given-billing.ts';
import {
  type Brought,
  type CommandName,
  commands,
  identityOf,
  type Member,
  type Name,
  type Occasion,
  payerAt,
  people,
  type World,
} from './given-commands.ts';

/** What a call would answer; its effect, if it is none. */
type Call = () => Outcome<Brought>;

/** What somebody is shown as possible and as blocked, with calls with sensible bodies for each action. */
export interface Listed {
  readonly to: string;
  readonly actions: Actions;
  readonly calls: Readonly<Record<string, readonly Call[]>>;
}

type At = World & Pick<Occasion, 'now' | 'by' | 'member'>;

/** Calls of a command, about each of the people but one. */
const about =
  (at: At) =>
  (command: CommandName, { pick = 1, but }: { pick?: number; but?: AccountId | undefined } = {}): Call[] =>
    people
      .filter((whom) => accountOf(whom) !== but)
      .map((whom) => () => commands[command]({ ...at, whom, pick, step: 999 }));

const nothing: Outcome<Brought> = accepted({ events: [] });
const looked = (outcome: Outcome<unknown>): Outcome<Brought> => (outcome.ok ? nothing : outcome);
const inPortal = (decision: PortalDecision): Outcome<Brought> =>
  decision.ok ? accepted({ events: [], inPortal: decision.value }) : decision;

/** What support is shown. */
function toSupport(at: At): Listed[] {
  const { subscription, portal, now } = at;
  const { billing, periods, phase } = subscription;
  const standing = standingOf(subscription, now);
  if (phase === 'purging') return [];
  const call = about(at);
  const view: Listed = {
    to: 'support, of the subscription',
    actions: supportActions({ ...standing, payable: periods.trialDays !== undefined }),
    calls: {
      convert: call('convert as support'),
      reactivate: call('reactivate as support'),
    },
  };
  if (!billing) return [view];
  const { transfer } = billing;
  const user = transfer && portal ? userOf(portal, transfer.newOwner.userId) : undefined;
  return [
    view,
    {
      to: 'support, of the ownership',
      actions: executionActions(billing, transfer ? transferChecklist(billing, user) : [], {
        portal,
        standing,
      }),
      calls: {
        open: call('open transfer as support', { but: transfer?.newOwner.accountId }),
        execute: call('execute transfer as support'),
        withdraw: call('withdraw transfer as support'),
        'lift-card-block': call('lift card block as support'),
      },
    },
  ];
}

/** Those at the partner who differ in what they may pay for. */
const membersIn = (at: At): Readonly<Record<string, Member>> => ({
  'the owner at the partner': payerAt(at),
  'an administrator of the partner': { accountId: accountOf('ada'), role: 'administrator' },
  'another expert of the partner': { accountId: accountOf('eve'), role: 'implementation-expert' },
});

/** What somebody at the partner is shown. */
function toPartner(at: At, who: string, member: Member): Listed[] {
  const { subscription, now } = at;
  const { billing, partnerId, periods, phase } = subscription;
  const standing = standingOf(subscription, now);
  const call = about({ ...at, member });
  const buyer = partnerAsBuyer(standing.billing, member);
  if (phase === 'purging' || partnerId === directPartnerId) return [];
  const view: Listed = {
    to: `${who}, of the subscription`,
    actions: subscriptionActions({ ...standing, payable: periods.trialDays !== undefined }, false, buyer),
    calls: {
      'send-activation': call('send activation as partner'),
      'withdraw-activation': call('withdraw activation as partner'),
      convert: call('convert as partner'),
      purchase: call('buy licences as partner'),
      'replace-payment-method': call('replace payment method as partner'),
    },
  };
  if (!billing || partnerAdministersBilling(subscription)) return [view];
  return [
    view,
    {
      to: `${who}, of the ownership`,
      actions: partnerTransferActions(billing, at.portal, buyer),
      calls: {
        request: call('ask for transfer as partner'),
        withdraw: call('withdraw transfer as partner'),
      },
    },
  ];
}

/** What a user of the portal is shown. */
function toUser(at: At, by: Name): Listed[] {
  const { subscription, portal, now } = at;
  if (!portal) return [];
  const records = {
    subscription: { value: subscription, version: 1 },
    portal: { value: portal, version: 1 },
  };
  const inside = enter(records, identityOf(by), now);
  if (!inside.ok) return [];
  const { user, standing } = inside.value;
  const { billing, allowance, periods } = subscription;
  const call = about({ ...at, by });
  const facts = { now, version: 2, invitationDays: 14, allowance, billing };
  const administrators = enterAsAdministrator(records, identityOf(by), now);
  const buys = {
    convert: call('convert as customer'),
    purchase: call('buy licences as customer'),
    'replace-payment-method': call('replace payment method as customer'),
  };
  const views: Listed[] = [
    {
      to: `${by}, of the portal`,
      actions: portalActions(portal, user, {
        standing,
        allowance,
        billing,
        payable: periods.trialDays !== undefined,
      }),
      calls: {
        'add-user': [
          () =>
            administrators.ok
              ? inPortal(
                  addUser(
                    portal,
                    {
                      accountId: accountId('new@contoso.example'),
                      firstName: 'New',
                      lastName: 'Berg',
                      roles: ['user'],
                      sendInvitation: false,
                    },
                    { ...facts, id: 'usr_new', addedBy: user, signsInToPartnerPortal: false },
                  ),
                )
              : administrators,
        ],
        'view-users': [() => looked(administrators)],
        'decide-access-requests': [() => looked(administrators)],
        'view-history': [() => looked(administrators)],
        'view-access': [
          () => {
            const usable = enterUsable(records, identityOf(by), now);
            if (!usable.ok) return usable;
            return seesAccess(billing, user) ? nothing : administratorsOnly;
          },
        ],
        ...buys,
      },
    },
  ];
  if (administrators.ok) views.push(...portal.users.map((one) => ofUser(portal, one, { ...facts, by })));
  if (!billing) return views;
  const buyer = billingAdministratorAlone(
    subscription,
    { version: 1, portal: records.portal },
    identityOf(by),
  )
    ? 'somebody-else'
    : 'billing-administrator';
  if (hasAccessToBilling(billing, user))
    views.push({
      to: `${by}, of the billing`,
      actions: paidActions(standing.status, buyer, { billing }),
      calls: buys,
    });
  views.push({
    to: `${by}, of the partner of record`,
    actions: designationActions(billing, billing.designation, keyOf(by)),
    calls: {
      designate: call('designate partner as customer'),
      remove: call('take designation back as customer'),
    },
  });
  return enterUsable(records, identityOf(by), now).ok ? [...views, ...ofOwnership(at, by, user)] : views;
}

function ofUser(
  portal: Portal,
  user: PortalUser,
  facts: Parameters<typeof inviteUser>[2] & { readonly by: Name },
): Listed {
  const edit = (roles: PortalUser['roles'] | undefined) =>
    inPortal(
      editUser(
        portal,
        user.id,
        { firstName: 'Other', ...(roles && { roles }) },
        { now: facts.now, signsInToPartnerPortal: false },
      ),
    );
  return {
    to: `${facts.by}, of ${user.firstName}`,
    actions: userActions(portal, user, facts.billing),
    calls: {
      edit: [() => edit(undefined)],
      'send-invitation': [() => inPortal(inviteUser(portal, user.id, facts))],
      'remove-administrator': [
        () =>
          inPortal(
            editUser(
              portal,
              user.id,
              { roles: user.roles.filter((role) => role !== 'administrator') },
              { now: facts.now, signsInToPartnerPortal: false },
            ),
          ),
      ],
      delete: [() => inPortal(deleteUser(portal, user.id, {}, facts))],
    },
  };
}

function ofOwnership(at: At, by: Name, user: ActiveUser): Listed[] {
  const { portal } = at;
  const { billing } = at.subscription;
  if (!billing || !portal) return [];
  const call = about({ ...at, by });
  const isNewOwner = billing.transfer?.newOwner.userId === user.id;
  const views: Listed[] = [];
  if (decidesForCustomer(billing, user) || isNewOwner)
    views.push({
      to: `${by}, of the ownership`,
      actions: transferActions(billing, user, portal),
      calls: {
        request: call('ask for transfer as customer'),
        'hand-over': call('hand billing over as customer', { but: user.accountId }),
        consent: call('consent as customer'),
        'call-off': call('call transfer off as customer'),
      },
    });
  if (seesAccess(billing, user))
    views.push({
      to: `${by}, of who has access`,
      actions: accessActions(billing, user),
      calls: {
        'remove-partner-billing': call('remove billing access as customer'),
        'remove-partner-user': call('disable partner user as customer'),
        'remove-partner': call('remove both as customer'),
        'enable-partner-user': call('enable partner user as customer'),
      },
    });
  if (hasAccessToBilling(billing, user))
    views.push({
      to: `${by}, of the delegates`,
      actions: delegateActions(billing, portal),
      calls: { 'add-delegate': call('add delegate as customer') },
    });
  if (hasAccessToBilling(billing, user))
    views.push({
      to: `${by}, of the account information`,
      actions: informationActions(billing, user),
      calls: { correct: call('correct information as customer', { pick: 3 }) },
    });
  return views;
}

/** Everything that anybody is shown of a subscription, time having passed. */
export const listed = (at: At): Listed[] => [
  ...toSupport(at),
  ...Object.entries(membersIn(at)).flatMap(([who, member]) => toPartner(at, who, member)),
  ...people.flatMap((by) => toUser(at, by)),
];

/** The code of a refusal; `nothing` of a call that changes nothing, `done` of one that does. */
export function answerOf(call: Call): string {
  const outcome = call();
  if (!outcome.ok) return outcome.refusal.code;
  const { events, inPortal: changed = [] } = outcome.value;
  const refused = refusedBy(events);
  if (refused && !refused.ok) return refused.refusal.code;
  return events.length + changed.length > 0 ? 'done' : 'nothing';
}
