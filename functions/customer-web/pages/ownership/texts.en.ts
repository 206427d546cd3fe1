import { lastFourFaults, lineFaults, sensitive } from '../words.en.ts';
import type { OwnershipFaults, OwnershipTexts } from './wording.ts';

const phoneFaults = {
  invalid: 'Enter a phone number, such as +46 8 123 456.',
  sensitive,
};

export const ownershipFaults: OwnershipFaults = {
  organizationName: lineFaults('the name of the organisation', 160),
  phone: phoneFaults,
  line1: lineFaults('the street or box', 100),
  line2: lineFaults('the second line', 100),
  postalCode: lineFaults('the postal code', 20),
  city: lineFaults('the city', 80),
  country: { missing: 'Choose the country.', invalid: 'Choose a country of the list.' },
  contactName: lineFaults('the name of the contact', 160),
  contactEmail: {
    missing: 'Enter the e-mail address of the contact.',
    invalid: 'Enter an e-mail address, such as robin@contoso.example.',
    sensitive,
  },
  contactPhone: phoneFaults,
  newAdministrator: { missing: 'Choose the new owner.', 'not-possible': 'Choose a user of the portal.' },
  signUpAccount: {
    missing: 'Enter the account that signed up.',
    invalid: 'Enter the account as an e-mail address.',
    'not-possible': 'This is not the account that signed up. Ask the partner for it.',
    sensitive,
  },
  companyName: {
    ...lineFaults('the name of the company', 160),
    'not-possible': 'This is not the name of the company on record.',
  },
  accountReference: {
    ...lineFaults('the id of the account', 40),
    'not-possible': 'This is not the id of this account.',
  },
  cardLastFour: {
    ...lastFourFaults,
    'not-possible': 'These are not the last digits of the card that pays.',
  },
  delegate: { missing: 'Choose a user.', 'not-possible': 'Choose a user who has no access to billing yet.' },
  kinds: { missing: 'Choose what to remove.' },
  sought: {
    missing: 'Enter a name, a phone number or an authorization number.',
    invalid: 'Enter a name, a phone number or an authorization number.',
    sensitive,
  },
};

export const ownershipRefusals = {
  'partner-not-found': 'No active partner has this authorization number. Search again.',
  'organization-required': 'Name the organisation that this is for, as it stands on the subscription.',
  'product-line-not-of-service': 'This service is of another product line.',
  'sign-up-account-only':
    'The partner of record is chosen with the account that signed up, or that took over from it. Sign in with it; if it is not your own, have the ownership transferred first.',
  'delegate-is-not-a-user': 'A delegate is a user of the portal. Add the person as a user first.',
  'already-has-billing-access': 'This person has access to billing already. There is nothing to add.',
  'too-many-delegates': 'There is no room for more delegates. Remove one first.',
  'transfer-not-needed': 'The account is your own already: no transfer is needed.',
  'transfer-already-requested':
    'A transfer has been asked for already. Withdraw it before you name somebody else.',
  'transfer-needed':
    'The account still belongs to somebody at the partner. Ask for a transfer of the ownership instead.',
  'new-owner-not-ready':
    'Billing is handed over to an administrator or a delegate who has signed in. Make the user one of them, and wait until they have signed in.',
  'no-partner': 'There is no partner that could be let in. You can choose a partner of record.',
  'card-digits-blocked':
    'The digits of the card were given wrongly too often. Ask support, which looks into it and lets you try again.',
  'transfer-details-mismatch': 'Something does not agree with what is on record.',
  'new-owner-is-not-a-user': 'The new owner must be a user of the portal. Add the person as a user first.',
  'no-transfer-requested': 'There is no transfer to answer any more.',
  'not-the-new-owner': 'Only the new owner can answer this, signed in as that very person.',
  'partner-is-billing-administrator':
    'Somebody at the partner is the billing administrator, and there must be one at all times. Transfer the ownership first.',
};

export const english: OwnershipTexts = {
  title: 'Account',
  information: {
    title: 'Account information',
    correct: 'Correct the information',
    formTitle: 'Correct the account information',
    hint: 'Leave empty what you do not want to give; what you empty is removed. A billing address and a contact, once given, can only be replaced.',
    labels: {
      organizationName: 'Organisation',
      phone: 'Phone',
      line1: 'Street or box',
      line2: 'Second line, if there is one',
      postalCode: 'Postal code',
      city: 'City',
      country: 'Country',
      billingLine1: 'Street or box',
      billingLine2: 'Second line, if there is one',
      billingPostalCode: 'Postal code',
      billingCity: 'City',
      contactName: 'Name',
      contactEmail: 'E-mail',
      contactPhone: 'Phone',
    },
    address: 'Address',
    billingAddress: 'Billing address',
    billingHint: (country) => `It has to be in the country of use, which is ${country}.`,
    contact: 'Contact',
    contactHint: 'Notices about the service and receipts go to this address.',
    noticesTo: 'Notices go to',
    noticesGivenBy: {
      partner: (partnerName) =>
        `${partnerName} gave the address to which notices go. Give a contact of your own to change it.`,
      'no-longer-partner': (partnerName) =>
        `Since access of ${partnerName} was removed, notices no longer go to the address that it gave. Give a contact of your own to change where they go.`,
      'billing-administrator': () =>
        'Notices follow the billing administrator. Give a contact of your own to change that.',
    },
    notGiven: 'not given',
    choose: 'Choose a country',
    submit: 'Save the information',
  },
  delegates: {
    title: 'Access to billing',
    lead: 'The billing administrator and the delegates see what is paid, what is charged and the account information, and say who else does. Only the billing administrator buys and changes anything. A delegate can take over the ownership.',
    administrator: 'Billing administrator',
    atPartner: (partnerName) => `Billing administrator, at ${partnerName}`,
    delegate: 'Delegate',
    delegateAtPartner: (partnerName) => `Delegate, at ${partnerName}`,
    since: (at, by) => `Since ${at}, added by ${by}`,
    administratorSince: (at) => `Since ${at}`,
    warning:
      'Only one person has access to billing. Add a delegate, who sees what is paid, and can take over the ownership when that person is gone.',
    remove: (account) => `Remove ${account}`,
    removeShort: 'Remove…',
    add: 'Add a delegate',
    who: 'User',
    choose: 'Choose a user',
    nobody: 'Every user of the portal has access to billing already. Add a user first.',
    submit: 'Add the delegate',
    removalTitle: (account) => `Remove ${account} from billing?`,
    removalLead: (account) =>
      `${account} loses the access to billing at once. What else the person may do in the portal stays.`,
    removalWarning: 'Then only one person has access to billing, and nobody is ready to take over.',
    removalSubmit: 'Remove the delegate',
  },
  transfer: {
    title: 'Ownership',
    needed: (partnerName) =>
      `${partnerName} signed up for you, and so the account still belongs to somebody there. You can have it transferred to one of your own people.`,
    toForm: 'Ask for the transfer',
    formTitle: 'Ask for the transfer of the ownership',
    formLead:
      'Support carries out the transfer as soon as the new owner is ready and has agreed. What you enter is held against what is on record.',
    labels: {
      newAdministrator: 'New owner',
      signUpAccount: 'Account that signed up',
      companyName: 'Name of the company',
      accountReference: 'Id of the account',
      cardLastFour: 'Last four digits of the card that pays',
    },
    hints: {
      signUpAccount: 'The e-mail address with which the partner signed up for you. Ask the partner.',
      accountReference: 'It begins with sub_ and is part of the address of this portal.',
      cardLastFour: 'Never the whole number.',
    },
    choose: 'Choose a user',
    submit: 'Ask for the transfer',
    asked: (newOwner, at, by) => `The transfer to ${newOwner} was asked for on ${at} by ${by}.`,
    consented: (newOwner, at) => `${newOwner} agreed on ${at}.`,
    checklist: (newOwner) => `What ${newOwner} must have`,
    steps: {
      'administrator-role': 'The role of administrator',
      'invitation-accepted': 'Accepted the invitation',
      'signed-in': 'Signed in to the portal',
      'account-delegate': 'Is a delegate',
    },
    remedies: {
      'administrator-role': 'An administrator gives the role, among the users.',
      'invitation-accepted': 'Send the invitation again; the user accepts it by its link.',
      'signed-in': 'The user signs in to the portal.',
      'account-delegate': 'Add the user as a delegate, below.',
    },
    done: 'Done',
    missing: 'Missing',
    youAreAsked:
      'You are asked to become the owner: initial user, primary administrator and billing administrator. The former one becomes a delegate.',
    agree: 'Agree to become the owner',
    decline: 'Decline',
    withdraw: 'Withdraw the transfer',
    waiting: 'The new owner has not agreed yet. They do so on this page, signed in with their own account.',
    supportNext: 'Support carries out the transfer as soon as nothing is missing. Both are told by e-mail.',
  },
  partner: {
    title: 'Partner',
    accessTitle: 'Access of the partner',
    lead: (partnerName) =>
      `${partnerName} has two kinds of access. You can remove each of them, or both at once.`,
    nothingLeft: (partnerName) => `${partnerName} has no access any more.`,
    kinds: { billing: 'Access to the billing account', user: 'The user of the partner' },
    kindHints: {
      billing:
        'sees the plan, the licences, the charges and who has access to billing; buys while somebody there is the billing administrator and its user is not disabled',
      user: 'sends activations, sees the history of the service, and acts on it',
    },
    open: (since) => `Open since ${since}`,
    removed: (at, by) => `Removed on ${at} by ${by}`,
    fee: (fee) => `While any access remains, ${fee} a month is charged for it.`,
    noFee: 'Nothing is charged for it during a trial.',
    partnerAdministers: (partnerName) =>
      `Somebody at ${partnerName} is the billing administrator, and there must be one at all times. Transfer the ownership to one of your own people before you remove the access to billing.`,
    removeTitle: 'Remove access',
    removeWhich: 'What to remove',
    look: 'Show what happens',
    confirmTitle: 'Remove the access of the partner?',
    confirmLead: 'This will be removed. Nothing has happened yet.',
    whatGoes: {
      billing: 'The partner no longer sees the plan, the licences and the charges, and can no longer buy.',
      user: 'The partner can no longer send activations, see the history of the service or act on it. That there is the service, and how it stands, it still sees.',
    },
    delegatesGo: 'Delegates no longer',
    nobodyPays: (partnerName) =>
      `Somebody at ${partnerName} stays the billing administrator, and can do nothing any more: nobody converts the trial or buys until you let the partner in again, or the ownership is transferred to one of your own people.`,
    feeGoes: 'What is charged',
    feeEnds: (at, total, insteadOf) =>
      `The fee for the partner ends. On ${at} you are charged ${total} instead of ${insteadOf}.`,
    feeGoesOn: (fee) => `The fee of ${fee} a month goes on, for the other access remains.`,
    irreversible: 'Access to billing that was removed cannot be opened again.',
    told: (to) => `An e-mail about it goes to ${to}.`,
    confirm: 'Remove now',
    change: 'Change something',
    receipt: 'Receipt',
    receiptId: 'Number',
    receiptAt: 'Date',
    receiptBy: 'By',
    receiptRemoved: 'Removed',
    receiptRemaining: 'Remaining',
    nothingRemains: 'nothing',
    noticesGo: 'Notices',
    noticesFrom: (from, to) => `They go to ${to} from then on, and no longer to ${from}.`,
    receiptNotices: 'Notices go to',
    receiptFee: 'Fee',
    receiptFeeUntil: (fee, at) => `${fee} a month, charged no longer from ${at} on`,
  },
  handOver: {
    toForm: 'Hand billing over…',
    title: 'Hand billing over',
    lead: 'Somebody else in your organisation becomes the billing administrator in your place. You become a delegate.',
    nobody:
      'Nobody can take over yet. Make a user an administrator or a delegate; as soon as they have signed in, you can hand billing over to them.',
    who: 'Who takes over',
    look: 'Show what happens',
    confirmTitle: 'Hand billing over?',
    confirmLead: (who) =>
      `${who} becomes initial user, primary administrator and billing administrator, and alone can buy. Nothing has happened yet.`,
    irreversible:
      'You cannot take it back yourself: you become a delegate, who sees what is paid for and can no longer buy.',
    confirm: 'Hand billing over now',
  },
  lettingIn: {
    offer: 'If you need the partner again, you can let its user in once more.',
    look: 'Let the partner in again…',
    title: (partnerName) => `Let ${partnerName} in again?`,
    lead: (partnerName) =>
      `${partnerName} can send activations, see the status and act on the service again. Its access to billing stays as it is. Nothing has happened yet.`,
    fee: (fee, at) => `While it has access, ${fee} a month is charged for it, for the first time on ${at}.`,
    confirm: 'Let the partner in',
  },
  record: {
    title: 'Partner of record',
    chosen: (partner, since) =>
      `${partner} is partner of record since ${since}: the partner that the vendor names as responsible for you.`,
    none: 'You have not chosen a partner of record. It is the partner that the vendor names as responsible for you; you can choose one at any time.',
    search: 'Find a partner',
    sought: 'Name, phone number or authorization number',
    soughtHint: 'An authorization number has ten digits. A phone number can be written in any way.',
    find: 'Search',
    found: (count, hasMore) => {
      if (hasMore) return `The ${count} closest are shown. Enter more of the name to find others.`;
      return count === 1 ? 'One partner was found.' : `${count} partners were found.`;
    },
    notFound:
      'No active partner was found. Check the spelling, or ask the partner for its ten-digit authorization number.',
    signUpOnly: (account) =>
      `The partner of record is chosen with the account that signed up, or that took over from it: ${account}. Sign in with it; if it is not your own, have the ownership transferred first.`,
    numberOf: (authorizationNumber) => `Authorization number ${authorizationNumber}`,
    choose: 'Choose',
    chooseNamed: (partner) => `Choose ${partner}`,
    takeBack: 'Take the choice back',
    history: 'Choices so far',
    designated: (partner, authorizationNumber) => `${partner} (${authorizationNumber}) was chosen`,
    removed: 'The choice was taken back',
    at: (at, by) => `${at} · ${by ? `by ${by}` : 'from another subscription of the organization'}`,
    confirmTitle: (partner) => `Choose ${partner}?`,
    confirmLead: (service, organization) =>
      `It becomes partner of record of ${organization} for ${service}. Nothing has been changed yet.`,
    replaces: (partner) => `${partner} is partner of record no longer then.`,
    confirm: 'Choose the partner',
    takeBackTitle: (partner) => `Take back the choice of ${partner}?`,
    takeBackLead: (partner) =>
      `${partner} is partner of record no longer then. You can choose again at any time.`,
    confirmTakeBack: 'Take the choice back',
  },
};
