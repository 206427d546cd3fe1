import { billingFaults, billingRefusals } from '../../billing/texts.en.ts';
import { ownershipFaults, ownershipRefusals } from '../../ownership/texts.en.ts';
import { signUpFaults, signUpRefusals } from '../../sign-up/texts.en.ts';
import { supportFaults, supportRefusals } from '../../support/texts.en.ts';
import { lineFaults, sensitive } from '../../words.en.ts';
import type { PortalTexts } from '../wording.ts';

const handOverFaults = {
  missing: 'Choose who takes over.',
  'not-possible': 'This user cannot take over. Choose another one.',
};

export const formTexts: Pick<PortalTexts, 'problem' | 'errorPrefix' | 'faults' | 'refusals'> = {
  problem: 'Nothing has been changed yet',
  errorPrefix: 'Error: ',
  faults: {
    accountId: {
      missing: 'Enter the account, which is an e-mail address.',
      invalid: 'Enter the account as an e-mail address, such as robin@contoso.example.',
      sensitive,
      taken: 'There is a user with this account already.',
    },
    firstName: lineFaults('the first name', 80),
    lastName: lineFaults('the last name', 80),
    roles: {
      missing: 'Choose at least one role.',
      invalid: 'Choose among the roles of the list.',
      'not-possible': 'These roles cannot be taken away now.',
    },
    subscription: {
      missing: 'Enter the address or the id of the service.',
      invalid: 'Enter the id of the service, which begins with sub_.',
      sensitive,
    },
    'billing-contact': handOverFaults,
    'customer-care-contact': handOverFaults,
    'shipping-contact': handOverFaults,
    ...billingFaults,
    ...ownershipFaults,
    ...signUpFaults,
    ...supportFaults,
  },
  refusals: {
    ...billingRefusals,
    ...ownershipRefusals,
    ...signUpRefusals,
    ...supportRefusals,
    'user-already-added':
      'There is a user with this account already. Edit that user, or send the invitation again.',
    'user-is-administrator': 'An administrator cannot be deleted. Take the administrator rights away first.',
    'user-is-billing-administrator':
      'This user is the billing administrator, and there must be one. Ask support to transfer the ownership first.',
    'user-is-new-owner':
      'This user was asked to take over the ownership. Withdraw the transfer first; if you cannot, the billing administrator or support can.',
    'user-is-delegate': 'This user has access to billing as a delegate. Remove the delegate first.',
    'last-administrator':
      'This is the last administrator who has signed in. Make another user administrator first, and wait until they have signed in.',
    'role-is-mandatory':
      'Somebody has to be billing contact, customer-care contact and shipping contact. Give the role to another user first.',
    'hand-over-not-possible':
      'One of the users cannot take over; they may have been deleted meanwhile. Choose again.',
    'already-joined': 'This user has signed in already and needs no invitation.',
    'no-licence-left':
      'Every licence is taken. Delete a user who has left; the overview says who can buy more.',
    'portal-is-full': 'There is no room for more users. Delete users who have left first.',
    'administrator-is-portal-identity':
      'This account signs in to the partner portal, and cannot be administrator here. Choose another account, also when it is the same person.',
    'precondition-failed':
      'Somebody else has changed this since you opened the page. Look at how it is now, and decide again.',
    'nothing-to-change': 'There is nothing to change.',
    'too-much-contention': 'Others are making changes at this very moment. Send the form again.',
    'data-center-unavailable':
      'This cannot be checked right now, and nothing was changed. Please try again in a few minutes.',
    'idempotency-key-reused': 'This form was sent before with other entries. Begin again.',
  },
};
