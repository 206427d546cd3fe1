import type { Language } from '../../domain/identity.ts';
import type { ContactGiver } from '../../domain/subscription/contact.ts';

export interface AboutSubscription {
  readonly to: string;
  readonly language: Language;
  readonly organizationName: string;
  readonly serviceName: string;
  readonly partnerName: string;
}

/** To the contact e-mail, which may differ from the administrator's account, or to the billing administrator (R12). */
export interface AboutContact extends AboutSubscription {
  /** Who gave the address, or whose it is: why the mail goes there. */
  readonly addressedAs: ContactGiver;
  /** The customer has disabled the partner's user, who could do nothing about what it was asked for (R61). */
  readonly partnerIsOut?: true;
}
