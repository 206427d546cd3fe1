import type { RequestState } from '../../domain/desk/support-request.ts';
import type { Loaded } from './loaded.ts';
import type { Records, Ref } from './records.ts';

/** What can be listed page by page. */
export type Listing =
  | { readonly of: 'customers'; readonly partnerId: string }
  | { readonly of: 'orders'; readonly partnerId: string }
  | { readonly of: 'enrolments'; readonly partnerId: string }
  | { readonly of: 'account-names'; readonly partnerAccountNumber: string; readonly startingWith: string }
  | {
      readonly of: 'account-phones';
      readonly partnerAccountNumber: string;
      readonly national: string;
      readonly number?: string;
    }
  | { readonly of: 'account-customers'; readonly accountNumber: string }
  /** All accounts of the directory, or those whose numbers begin alike, shard by shard. */
  | { readonly of: 'accounts'; readonly shard: number; readonly startingWith?: string }
  /** The entries of the search whoever the partner of record is: an account can appear more than once. */
  | { readonly of: 'directory-names'; readonly startingWith: string }
  | { readonly of: 'directory-phones'; readonly phone: string }
  | { readonly of: 'partner-names'; readonly startingWith: string }
  /** By the number without its calling code and, where that is known, by all of it. */
  | { readonly of: 'partner-phones'; readonly national: string; readonly number?: string }
  | { readonly of: 'designations'; readonly subscriptionId: string }
  | { readonly of: 'designated-subscriptions'; readonly partnerId: string }
  | { readonly of: 'changes'; readonly aggregate: Ref }
  | { readonly of: 'portal-invitations'; readonly accountId: string }
  /** Every subscription of a service, in no order: reads the whole table, for what happens once in years. */
  | { readonly of: 'subscriptions'; readonly service: string }
  | { readonly of: 'support-requests'; readonly state: RequestState }
  | { readonly of: 'request-pointers'; readonly holderId: string }
  | { readonly of: 'customer-requests'; readonly subscriptionId: string }
  | { readonly of: 'deliveries'; readonly aggregate: Ref }
  | { readonly of: 'suppression-pointers'; readonly holderId: string }
  | { readonly of: 'portal-access'; readonly issuer: string; readonly subject: string };

type ListedKinds = {
  customers: 'customer';
  orders: 'order';
  enrolments: 'enrolment';
  accounts: 'account';
  'account-names': 'account-name';
  'account-phones': 'account-phone';
  'account-customers': 'account-customer';
  'directory-names': 'account-name';
  'directory-phones': 'account-phone';
  'partner-names': 'partner-name';
  'partner-phones': 'partner-phone';
  designations: 'designation';
  'designated-subscriptions': 'designated-subscription';
  changes: 'change';
  'portal-invitations': 'portal-invitation';
  subscriptions: 'subscription';
  'support-requests': 'support-request';
  'request-pointers': 'request-pointer';
  'customer-requests': 'customer-request';
  deliveries: 'delivery';
  'suppression-pointers': 'suppression-pointer';
  'portal-access': 'portal-access';
};
export type Listed<L extends Listing> = Records[ListedKinds[L['of']]];

/** Which part of a list to read; oldest first unless it says otherwise. */
export interface PageOfList {
  readonly limit: number;
  readonly after?: string;
  readonly newestFirst?: boolean;
}

export interface Page<T> {
  readonly items: readonly Loaded<T>[];
  /** Where the next page starts; absent on the last. */
  readonly next?: string;
}
