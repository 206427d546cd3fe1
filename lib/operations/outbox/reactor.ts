import type { Partner } from '../../domain/partner/partner.ts';
import type { Portal } from '../../domain/portal/portal.ts';
import type { Subscription, Tombstone } from '../../domain/subscription/subscription.ts';
import type { RecipientDigests } from '../delivery/suppressions.ts';
import type { RowDependencies } from '../enrolment/work-on-rows.ts';
import type { Alarms } from '../ports/alarms.ts';
import type { DataCenters } from '../ports/data-centers.ts';
import type { Loaded } from '../ports/loaded.ts';
import type { Mailer } from '../ports/mailer.ts';
import type { MailRecord, StoredChange } from '../ports/records.ts';
import type { PendingReaction, Reaction } from '../reactions.ts';
import type { RequestContext } from '../request.ts';
import type { MailFacts } from './mail-for.ts';

/** What the reactions work with. */
export interface ReactionDependencies {
  readonly dataCenters: DataCenters;
  readonly alarms: Alarms;
  readonly mailer: Mailer;
  readonly recipientDigests: RecipientDigests;
  readonly linkTo: MailFacts['linkTo'];
  readonly unsubscribeLinkTo: MailFacts['unsubscribeLinkTo'];
  readonly pageAt: MailFacts['pageAt'];
  readonly enrolment: Omit<RowDependencies, 'dataCenters'>;
  /** The product line of a service (R54). */
  readonly productLineOf: (service: string) => string;
  /** Told of each failure: the kind of reaction and the change, nothing personal. */
  readonly onFailure: (reaction: Reaction['do'], change: StoredChange, error: unknown) => void;
}

/** A change, and the subscription, portal or partner organisation it belongs to, as they stand now. */
export interface Occasion {
  readonly change: StoredChange;
  readonly subscription: Loaded<Subscription | Tombstone> | undefined;
  readonly portal: Loaded<Portal> | undefined;
  readonly partner: Loaded<Partner> | undefined;
  readonly request: RequestContext;
}

/** Does one reaction; doing it again does no more. Throws when it has to be tried again. */
export type Reactor<Do extends Reaction['do']> = (
  dependencies: ReactionDependencies,
  reaction: Extract<PendingReaction, { do: Do }>,
  occasion: Occasion,
) => Promise<MailRecord | undefined>;
