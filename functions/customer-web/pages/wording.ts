import type { LinkStanding } from '../../../lib/domain/subscription/invitation-link.ts';
import type { Deadline, Status } from '../../../lib/domain/time/standing.ts';
import type { InvitationView } from '../../../lib/operations/customer/open-invitation.ts';

/** A page that only says something: what is the matter, and what to do now. */
export interface Notice {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Every text of the pages, in one language. A missing one does not compile. */
export interface Texts {
  readonly skipToContent: string;
  readonly languages: string;
  readonly steps: { readonly label: string; readonly names: readonly [string, string, string] };
  readonly documents: string;
  readonly start: (brandName: string) => Notice;
  readonly signIn: string;
  readonly signInAgain: string;
  readonly signOut: string;
  readonly signedInAs: (account: string) => string;
  readonly toPortal: string;
  readonly facts: {
    readonly organization: string;
    readonly service: string;
    readonly partner: string;
    readonly administrator: string;
    readonly account: string;
    readonly validUntil: string;
    readonly countryOfUse: string;
    readonly dataCenter: string;
  };
  readonly invitation: {
    readonly title: (serviceName: string) => string;
    readonly lead: (invitation: InvitationView) => string;
    readonly account: string;
    readonly unchanged: string;
    readonly button: string;
  };
  readonly toSuccessor: string;
  readonly deadEnds: {
    readonly [End in Exclude<LinkStanding, 'open'>]: (serviceName: string | undefined) => Notice;
  };
  readonly linkLost: Notice;
  readonly agreements: {
    readonly title: string;
    readonly lead: (invitation: InvitationView) => string;
    readonly legend: string;
    /** Takes a document's name as it stands in the middle of a sentence. */
    readonly agreeTo: (document: string) => string;
    readonly read: string;
    readonly opensInNewTab: string;
    readonly version: (version: string) => string;
    readonly recorded: string;
    readonly accept: string;
    readonly problem: string;
    readonly errorPrefix: string;
    readonly missing: (document: string) => string;
    readonly changed: (document: string) => string;
  };
  readonly wrongAccount: {
    readonly title: string;
    readonly lead: (signedIn: string, registered: string) => string;
    readonly remedy: string;
    readonly button: string;
  };
  readonly notVerified: Notice;
  readonly signInNotCompleted: Notice;
  readonly signInUnavailable: Notice;
  readonly notSignedIn: Notice;
  readonly signedOut: Notice;
  readonly noPortal: (account: string) => Notice;
  readonly choosePortal: string;
  readonly portal: {
    readonly welcome: (organizationName: string) => string;
    readonly statuses: Readonly<Record<Status, string>>;
    readonly nextDeadline: string;
    readonly deadlines: Readonly<Record<Deadline['kind'], string>>;
    readonly noDeadlines: string;
    readonly noAccountNumber: (at: string, partnerName: string) => string;
    readonly inactiveTitle: string;
    readonly inactive: (purgeAt: string | undefined, partnerName: string) => string;
    readonly contactTitle: string;
    readonly contact: (partnerName: string) => string;
  };
  readonly helpMails: {
    readonly wanted: (serviceName: string, organizationName: string) => Notice;
    readonly stopped: (serviceName: string, organizationName: string) => Notice;
    readonly over: Notice;
    readonly unknown: Notice;
    readonly stop: string;
    readonly resume: string;
  };
  readonly document: { readonly version: (version: string) => string };
  readonly foreignForm: Notice;
  readonly notFound: Notice;
  readonly tooLarge: Notice;
  readonly secretField: Notice;
  readonly partnerAccount: Notice;
  readonly methodNotAllowed: Notice;
  readonly failure: Notice;
  readonly unavailable: Notice;
  /** Something was refused for now, so that it was not done. */
  readonly notNow: Notice;
  /** Of a form whose answer may be all that was lost. */
  readonly unknown: {
    readonly lead: string;
    /** Of a form that has one effect, however often it is sent. */
    readonly sendAgain: string;
    readonly fillInAgain: string;
    readonly look: string;
  };
}
