import type { RequestState } from '../../../../lib/domain/desk/support-request.ts';
import type { Fault } from '../fault.ts';
import type { Notice } from '../wording.ts';

/** Fields of the forms that write to support. */
export type SupportField = 'subject' | 'text';
export type SupportFaults = Readonly<Record<SupportField, Partial<Record<Fault, string>>>>;

/** Every text of the pages about support, in one language. */
export interface SupportTexts {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly ask: string;
  readonly older: string;
  readonly newest: string;
  readonly states: Readonly<Record<RequestState, string>>;
  readonly opened: (at: string) => string;
  readonly last: (by: 'customer' | 'support', at: string) => string;
  readonly form: {
    readonly title: string;
    readonly lead: string;
    readonly subject: string;
    readonly text: string;
    readonly textHint: string;
    readonly submit: string;
    readonly cancel: string;
  };
  /** Of who has not accepted the invitation yet. */
  readonly invited: {
    readonly asked: (account: string) => Notice;
    readonly back: string;
    /** What they asked before. */
    readonly earlier: string;
  };
  readonly thread: {
    readonly said: string;
    readonly support: string;
    readonly writeTitle: string;
    readonly write: string;
    readonly writeHint: string;
    readonly submit: string;
    readonly closed: (reason: string | undefined) => string;
    readonly reopens: (until: string) => string;
    readonly over: string;
    readonly full: string;
    readonly back: string;
  };
}
