import type { Charge } from '../../../../lib/domain/billing/charge.ts';
import type { Purchase } from '../../../../lib/domain/billing/paid-events.ts';
import type { Actor, EventBase } from '../../../../lib/domain/change.ts';
import type { Language } from '../../../../lib/domain/identity.ts';
import type { Correction } from '../../../../lib/domain/ownership/account-information.ts';
import type { Portal } from '../../../../lib/domain/portal/portal.ts';
import type { PortalEvent } from '../../../../lib/domain/portal/portal-events.ts';
import type { SubscriptionEvent } from '../../../../lib/domain/subscription/subscription-events.ts';
import { instantInWords } from '../../../../lib/instant-in-words.ts';
import { moneyInWords } from '../../../../lib/money-in-words.ts';
import type { StoredChange } from '../../../../lib/operations/ports/records.ts';
import { billingTextsIn } from '../billing/texts.ts';
import { ownershipTextsIn } from '../ownership/texts.ts';
import { Frame, type PortalPageProps, pathIn } from './frame.tsx';
import { nameOf } from './people.tsx';
import { portalTextsIn } from './texts.ts';
import type { PortalTexts } from './wording.ts';

/** A part of a history: its changes, newest first, and where older ones begin. */
export interface HistoryPart {
  readonly changes: readonly StoredChange[];
  readonly older: string | undefined;
}

interface HistoryPageProps extends PortalPageProps {
  readonly users: HistoryPart;
  readonly service: HistoryPart;
  readonly earlier: boolean;
}

/** Every change, newest first: who did what to whom, and when (R66). */
export const HistoryPage = ({ users, service, earlier, ...page }: HistoryPageProps) => {
  const { language, view } = page;
  const { history: texts } = portalTextsIn(language);
  return (
    <Frame {...page} tab="history" title={texts.title}>
      {earlier && (
        <p>
          <a href={pathIn(view.subscriptionId, 'history')}>{texts.newest}</a>
        </p>
      )}
      <Part of="users" part={users} {...page} />
      <Part of="service" part={service} {...page} />
    </Frame>
  );
};

const Part = ({
  of,
  part,
  language,
  view,
}: PortalPageProps & { of: 'users' | 'service'; part: HistoryPart }) => {
  const { history: texts } = portalTextsIn(language);
  if (part.changes.length === 0) return null;
  return (
    <section>
      <h2>{texts[of]}</h2>
      <ol class="timeline">
        {part.changes.map((change) => (
          <li key={change.id}>
            <p>
              {change.events.map((event) => (
                <span key={`${event.type} ${event.at}`}>{wording(event, of, view.portal, language)}</span>
              ))}
            </p>
            <p class="quiet">
              {`${instantInWords(change.at, language)} · ${actorIn(change.actor, view.portal, texts)}`}
              {change.actor.role === 'partner' &&
                change.onBehalfOf?.role === 'customer' &&
                `, ${texts.onBehalfOf(view.organizationName)}`}
            </p>
          </li>
        ))}
      </ol>
      {part.older && (
        <p>
          <a href={`${pathIn(view.subscriptionId, 'history')}?${of}=${part.older}`}>{texts.older}</a>
        </p>
      )}
    </section>
  );
};

function wording(event: EventBase, of: 'users' | 'service', portal: Portal, language: Language): string {
  const { history, roles } = portalTextsIn(language);
  if (of === 'service') return ofService(event as SubscriptionEvent, portal, language);
  const ours = event as PortalEvent;
  const account = 'accountId' in ours ? ours.accountId : ours.request.accountId;
  const given = ours.type === 'roles-changed' ? ours.roles : [];
  return history.events[ours.type](
    personIn(portal, account),
    given.map((role) => roles[role].toLowerCase()).join(', '),
  );
}

function ofService(event: SubscriptionEvent, portal: Portal, language: Language): string {
  const { history } = portalTextsIn(language);
  if (event.type === 'purchased')
    return listOf(history.bought(boughtInWords(event.purchase, language)), sumOf(event.charge, language));
  const what = history.serviceEvents[event.type] ?? history.otherEvent;
  const whom = concerned(event, portal, language);
  const why = 'reason' in event ? event.reason : undefined;
  const about = listOf(whom, why);
  return about === '' ? what : `${what}: ${about}`;
}

/** Whose access, which access, which partner, on what terms: what an event of a service was about (R66). */
function concerned(event: SubscriptionEvent, portal: Portal, language: Language): string | undefined {
  switch (event.type) {
    case 'converted':
      return listOf(event.paid.plan.name, sumOf(event.charge, language));
    case 'notice-given': {
      const { notices } = portalTextsIn(language).history;
      return listOf(notices[event.about], instantInWords(event.deadline, language));
    }
    case 'end-of-support-announced':
      return instantInWords(event.endOfSupport.at, language);
    case 'invitation-sent':
      return event.administrator.accountId;
    case 'contact-changed':
      return event.contact.email;
    case 'billing-details-given':
      return event.paymentMethod.lastFour;
    case 'account-information-corrected':
      return correctedIn(event.corrected, language);
    case 'delegate-added':
    case 'delegate-removed':
      return personIn(portal, event.delegate.holder.accountId);
    case 'ownership-transfer-requested':
      return personIn(portal, event.transfer.newOwner.accountId);
    case 'ownership-transfer-declined':
    case 'ownership-transfer-withdrawn':
      return event.newOwner && personIn(portal, event.newOwner.accountId);
    case 'ownership-transferred':
    case 'billing-handed-over':
      return personIn(portal, event.owner.accountId);
    case 'billing-passed-on':
      return [event.left.join(', '), event.successor].filter(Boolean).join(' → ');
    case 'payment-method-replaced':
      return [event.before, event.paymentMethod.lastFour].filter(Boolean).join(' → ');
    case 'charged':
      return sumOf(event.charge, language);
    case 'partner-access-granted':
      return event.granted.map((kind) => ownershipTextsIn(language).partner.kinds[kind]).join('; ');
    case 'partner-access-removed':
      return event.removed.map((kind) => ownershipTextsIn(language).partner.kinds[kind]).join('; ');
    case 'partner-of-record-designated':
      return `${event.partner.name} (${event.partner.authorizationNumber})`;
    default:
      return undefined;
  }
}

const listOf = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(', ');

const sumOf = (charge: Charge | undefined, language: Language): string | undefined =>
  charge && moneyInWords(charge.total, charge.currency, language);

/** What was corrected, by the labels of the page on which it was. */
function correctedIn(corrected: Correction, language: Language): string {
  const { labels, address, billingAddress, contact } = ownershipTextsIn(language).information;
  const { organizationName, phone } = labels;
  const named = { organizationName, phone, address, billingAddress, contact };
  const fields = Object.keys(named) as (keyof typeof named)[];
  return listOf(...fields.map((field) => (corrected[field] === undefined ? undefined : named[field])));
}

function boughtInWords(purchase: Purchase, language: Language): string {
  const { lines } = billingTextsIn(language);
  switch (purchase.kind) {
    case 'licences':
      return lines.licences(purchase.licences);
    case 'storage':
      return lines.storage(purchase.storageGb);
    case 'plan':
      return purchase.plan.name;
    case 'release':
      return purchase.release.name;
    default:
      return purchase satisfies never;
  }
}

/** A user by name; somebody who is gone, or was never there, by account. */
export function personIn(portal: Portal, account: string): string {
  const user = portal.users.find(({ accountId }) => accountId === account);
  return user ? `${nameOf(user)} (${account})` : account;
}

function actorIn(actor: Actor, portal: Portal, texts: PortalTexts['history']): string {
  switch (actor.role) {
    case 'system':
      return texts.system;
    case 'mail-recipient':
      return texts.by(texts.mailRecipient);
    case 'support':
      return texts.by(texts.support);
    case 'partner':
      return texts.by(texts.partner(actor.accountId));
    case 'customer':
      return texts.by(actor.accountId ? personIn(portal, actor.accountId) : texts.customer);
    default:
      return actor satisfies never;
  }
}
