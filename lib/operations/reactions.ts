import type { Instant } from '../domain/instant.ts';

/** What follows from a change. Every one can be done again without doing more. */
export type Reaction =
  /** Moves the subscription's alarm to its earliest timer. */
  | { readonly do: 'set-alarm' }
  /** Tells home the subscription's timeline. */
  | { readonly do: 'report-home' }
  /** Creates the ordered subscription in its data center. */
  | { readonly do: 'provision' }
  /** Carries what a subscription must know of its customer: the account number and, if `contact`, where to write. */
  | {
      readonly do: 'carry-customer';
      readonly subscriptionId: string;
      readonly dataCenter: string;
      readonly contact: boolean;
    }
  /** Mails what an event of the change (by its place) calls for; of several users, to the one named. */
  | { readonly do: 'mail'; readonly event: number; readonly to?: string }
  /** Opens a request at the support desk for an account number that came too late, or a transfer (by its event's place). */
  | { readonly do: 'open-request'; readonly event: number }
  /** Carries the customer's choice of a partner of record home (by its event's place). */
  | { readonly do: 'carry-designation'; readonly event: number }
  /** Lists the subscriptions of an organisation with the partner of record that it chose. */
  | { readonly do: 'list-designated' }
  /** Lets mails go to an address again (by its event's place). */
  | { readonly do: 'lift-mail-block'; readonly event: number }
  /** Tells the partner at home what a customer has done (by its event's place), where its people are known. */
  | { readonly do: 'tell-partner'; readonly event: number }
  /** Ends other organisations' invitations of who has signed in to one (by its event's place). */
  | { readonly do: 'lapse-invitations'; readonly event: number }
  /** Passes on what people who have left the partner held in its customers' billing accounts. */
  | { readonly do: 'pass-on-billing' }
  /** Passes on what the change gave to somebody at the partner who has left meanwhile. */
  | { readonly do: 'check-holders' }
  /** Brings what a user of the portal asked, or wrote again, to the support desk at home (by its event's place). */
  | { readonly do: 'ask-desk'; readonly event: number }
  /** Brings what the desk did with a customer's request to the data center of the subscription. */
  | { readonly do: 'tell-customer' }
  /** Closes the requests at the support desk that a reactivation has answered. */
  | { readonly do: 'close-requests' }
  /** Lets the new owner agree again, whose request to execute the transfer was closed (by its event's place). */
  | { readonly do: 'return-consent'; readonly event: number }
  /** Works on some rows of a bulk enrolment; their outcome is the next change, which goes on. */
  | { readonly do: 'enrol-rows' }
  /** Forgets the rows of a bulk enrolment. */
  | { readonly do: 'forget-rows' }
  /** Deletes everything about the subscription, here and at home. */
  | { readonly do: 'purge' };

/**
 * A reaction still to be done. A mail is claimed before it is sent: a claim whose sender vanished is taken over,
 * since the mail may or may not have gone out and a missing mail is worse than a second one; but not without end.
 */
export type PendingReaction = Reaction & {
  readonly attempts: number;
  readonly claimedAt?: Instant;
  /** How often a mail may have gone out without anybody knowing. */
  readonly inDoubt?: number;
  /** It is not done before this instant. */
  readonly notBefore?: Instant;
};

export const pending = (...reactions: readonly Reaction[]): PendingReaction[] =>
  reactions.map((reaction) => ({ ...reaction, attempts: 0 }));

/** A reaction that waits for its instant, on the index `due`. */
export const pendingAt = (reaction: Reaction, notBefore: Instant): PendingReaction => ({
  ...reaction,
  attempts: 0,
  notBefore,
});
