import { randomUUID } from 'node:crypto';
import { addressOf } from '../../inbox/inbox.ts';
import type { DataCenterResources, DueSource, Fired } from '../../ports.ts';
import type { DurableMap } from '../../state/durable-map.ts';
import type { EventBus } from '../event-bus.ts';
import { account } from '../scheduler/schedule.ts';
import { type Outcome, outcomesAt } from './simulator.ts';

/** A mail as it was sent. */
export interface SentMail {
  readonly id: string;
  readonly region: string;
  readonly configurationSet: string | undefined;
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** An event whose instant has not come. */
export interface WaitingReport {
  readonly region: string;
  /** Virtual milliseconds. */
  readonly at: number;
  readonly event: Readonly<Record<string, unknown>>;
}

export interface MailReportsOptions {
  readonly dataCenters: readonly DataCenterResources[];
  readonly state: DurableMap<WaitingReport>;
  now(): number;
  wake(): void;
  readonly bus: EventBus;
}

/** Tells the event bus what becomes of mails, each at its instant, as their configuration set asks for. */
export function createMailReports({ dataCenters, state, now, wake, bus }: MailReportsOptions): {
  accept(mail: SentMail): void;
  readonly source: DueSource;
} {
  const told = (mail: SentMail, type: Outcome['type']): boolean =>
    dataCenters.some(
      ({ region, mailReports }) =>
        region === mail.region &&
        mailReports.some(
          ({ configurationSet, eventTypes }) =>
            configurationSet === mail.configurationSet && eventTypes.includes(type),
        ),
    );
  const due = (until: number) =>
    [...state.entries()].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at);

  return {
    accept: (mail) => {
      const sentAt = now();
      for (const recipient of mail.recipients)
        for (const outcome of outcomesAt(recipient)) {
          if (!told(mail, outcome.type)) continue;
          const at = sentAt + outcome.after;
          const waiting = { region: mail.region, at, event: eventOf(mail, recipient, outcome, sentAt) };
          // What no rule waits for leaves no trace.
          if (bus.wants(waiting)) state.set(randomUUID(), waiting);
        }
      wake();
    },
    source: {
      name: 'reports of mails',
      next: () => {
        let earliest: number | undefined;
        for (const { at } of state.values()) if (earliest === undefined || at < earliest) earliest = at;
        return earliest;
      },
      fireDue: async (until) => {
        const fired: Fired[] = [];
        for (const [id, { region, at, event }] of due(until)) {
          await bus.put({ region, event });
          state.delete(id);
          const dataCenter = dataCenters.find((each) => each.region === region)?.dataCenter ?? region;
          const name = String(event['detail-type']);
          fired.push({ at: new Date(at).toISOString(), dataCenter, kind: 'mail', name });
        }
        return fired;
      },
    },
  };
}

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-eventbridge-examples.html */
function eventOf(
  { id, region, configurationSet, senders, recipients, tags }: SentMail,
  recipient: string,
  { after, type, detailType, detail }: Outcome,
  sentAt: number,
): Record<string, unknown> {
  const instant = (at: number) => new Date(at).toISOString();
  const timestamp = instant(sentAt + after);
  const emailAddress = addressOf(recipient);
  const recipientsOf = {
    DELIVERY: { recipients: [emailAddress] },
    BOUNCE: { bouncedRecipients: [{ emailAddress }], feedbackId: id },
    COMPLAINT: { complainedRecipients: [{ emailAddress }], feedbackId: id },
  }[type];
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source: 'aws.ses',
    account,
    time: `${timestamp.slice(0, 19)}Z`,
    region,
    resources: [`arn:aws:ses:${region}:${account}:configuration-set/${configurationSet}`],
    detail: {
      eventType: type.charAt(0) + type.slice(1).toLowerCase(),
      mail: {
        timestamp: instant(sentAt),
        source: senders[0] ?? '',
        messageId: id,
        destination: [...recipients],
        tags: {
          'ses:configuration-set': [configurationSet],
          ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
        },
      },
      [type.toLowerCase()]: { timestamp, ...recipientsOf, ...detail },
    },
  };
}
