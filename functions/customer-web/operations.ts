import type { Identity, Language, Person } from '../../lib/domain/identity.ts';
import type { Instant } from '../../lib/domain/instant.ts';
import type { AgreedDocument } from '../../lib/domain/invitation.ts';
import type { Outcome } from '../../lib/domain/refusal.ts';
import type { Deadline, Status } from '../../lib/domain/timeline.ts';
import type { PresentedLink } from '../../lib/identity/links.ts';

/** What the page of an open invitation shows. */
export interface InvitationView {
  readonly subscriptionId: string;
  readonly serviceName: string;
  readonly organizationName: string;
  readonly partnerName: string;
  readonly administrator: Person;
  readonly language: Language;
  readonly expiresAt: Instant;
}

/** Why an activation link leads nowhere (R23). */
export type DeadEnd = 'used' | 'replaced' | 'withdrawn' | 'expired' | 'inactive' | 'unknown';

export type OpenedLink =
  | { readonly is: 'open'; readonly invitation: InvitationView }
  | { readonly is: DeadEnd; readonly language?: Language; readonly serviceName?: string };

/** What the portal shows of one subscription. */
export interface PortalView {
  readonly subscriptionId: string;
  readonly organizationName: string;
  readonly serviceName: string;
  readonly partnerName: string;
  readonly status: Status;
  readonly deadlines: readonly Deadline[];
  readonly dataCenter: string;
  readonly administrator: Person;
  readonly licences?: number;
  readonly storageGb?: number;
}

export interface PortalEntry {
  readonly subscriptionId: string;
  readonly serviceName: string;
  readonly organizationName: string;
}

/** The use cases behind the pages. */
export interface CustomerOperations {
  /** Looks at an invitation; changes nothing (R24). */
  openInvitation(link: PresentedLink, now: Instant): Promise<OpenedLink>;
  acceptInvitation(acceptance: {
    readonly link: PresentedLink;
    readonly identity: Identity;
    readonly agreements: readonly AgreedDocument[];
    readonly now: Instant;
    readonly correlationId: string;
  }): Promise<Outcome<{ readonly subscriptionId: string }>>;
  viewPortal(query: {
    readonly subscriptionId: string;
    readonly identity: Identity;
    readonly now: Instant;
  }): Promise<Outcome<PortalView>>;
  /** The subscriptions that a person may see. */
  listPortals(query: { readonly identity: Identity; readonly now: Instant }): Promise<readonly PortalEntry[]>;
}
