import { billingFaults, billingRefusals } from '../billing/texts.en.ts';
import { ownershipFaults, ownershipRefusals } from '../ownership/texts.en.ts';
import type { PortalTexts } from './wording.ts';

const the = (serviceName: string | undefined): string => serviceName ?? 'the service';
const handOverFaults = {
  missing: 'Choose who takes over.',
  'not-possible': 'This user cannot take over. Choose another one.',
};

export const english: PortalTexts = {
  nav: {
    label: 'Customer portal',
    overview: 'Overview',
    users: 'Users',
    requests: (waiting) => (waiting > 0 ? `Access requests (${waiting})` : 'Access requests'),
    history: 'History',
    access: 'Access',
    billing: 'Billing',
    account: 'Account',
    partner: 'Partner',
  },
  roles: {
    administrator: 'Administrator',
    user: 'User',
    'billing-contact': 'Billing contact',
    'customer-care-contact': 'Customer-care contact',
    'shipping-contact': 'Shipping contact',
  },
  roleHints: {
    administrator: 'adds, edits and deletes users, and decides on requests for access',
    user: 'uses the service',
    'billing-contact': 'is asked about invoices',
    'customer-care-contact': 'is asked about support',
    'shipping-contact': 'is asked about deliveries',
  },
  done: {
    'user-added': 'The user has been added.',
    'user-invited': 'The invitation is on its way.',
    'user-edited': 'The changes have been saved.',
    'user-deleted': 'The user has been deleted.',
    'access-granted': 'Access has been granted. The person is told by e-mail.',
    'access-declined': 'The request has been declined. The person is told by e-mail.',
    converted: 'The subscription is paid from now on. A confirmation is on its way by e-mail.',
    'information-corrected': 'The information has been saved.',
    'delegate-added': 'The delegate has been added.',
    'delegate-removed': 'The delegate has been removed.',
    'transfer-requested': 'The transfer has been asked for. The new owner is told by e-mail.',
    'transfer-agreed': 'You have agreed. Support carries out the transfer.',
    'transfer-called-off': 'The transfer has been called off.',
    'partner-chosen': 'The partner of record has been chosen.',
    'choice-taken-back': 'The choice of the partner of record has been taken back.',
    'access-removed': 'The access has been removed. The receipt is below.',
    bought: 'Bought. A confirmation is on its way by e-mail.',
  },
  problem: 'Nothing has been changed yet',
  errorPrefix: 'Error: ',
  faults: {
    accountId: {
      missing: 'Enter the account, which is an e-mail address.',
      invalid: 'Enter the account as an e-mail address, such as robin@contoso.example.',
      sensitive: 'This looks like a payment card number, which is never taken here.',
      taken: 'There is a user with this account already.',
    },
    firstName: {
      missing: 'Enter the first name.',
      invalid: 'Enter the first name on one line, with at most 80 characters.',
      sensitive: 'This looks like a payment card number, which is never taken here.',
    },
    lastName: {
      missing: 'Enter the last name.',
      invalid: 'Enter the last name on one line, with at most 80 characters.',
      sensitive: 'This looks like a payment card number, which is never taken here.',
    },
    roles: {
      missing: 'Choose at least one role.',
      invalid: 'Choose among the roles of the list.',
      'not-possible': 'These roles cannot be taken away now.',
    },
    subscription: {
      missing: 'Enter the address or the id of the service.',
      invalid: 'Enter the id of the service, which begins with sub_.',
      sensitive: 'This looks like a payment card number, which is never taken here.',
    },
    'billing-contact': handOverFaults,
    'customer-care-contact': handOverFaults,
    'shipping-contact': handOverFaults,
    ...billingFaults,
    ...ownershipFaults,
  },
  refusals: (partnerName) => ({
    ...billingRefusals,
    ...ownershipRefusals,
    'user-already-added':
      'There is a user with this account already. Edit that user, or send the invitation again.',
    'user-is-administrator': 'An administrator cannot be deleted. Take the administrator rights away first.',
    'user-is-billing-administrator':
      'This user is the billing administrator, and there must be one. Ask support to transfer the ownership first.',
    'user-is-delegate': 'This user has access to billing as a delegate. Remove the delegate first.',
    'last-administrator':
      'This is the last administrator who has signed in. Make another user administrator first, and wait until they have signed in.',
    'role-is-mandatory':
      'Somebody has to be billing contact, customer-care contact and shipping contact. Give the role to another user first.',
    'hand-over-not-possible':
      'One of the users cannot take over; they may have been deleted meanwhile. Choose again.',
    'already-joined': 'This user has signed in already and needs no invitation.',
    'no-licence-left': `Every licence is taken. Delete a user who has left, or ask ${partnerName} for more licences.`,
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
  }),
  back: 'Back to the users',
  overview: {
    licences: 'Licences',
    licencesOf: (taken, total) => `${taken} of ${total} taken`,
    noLicencesLeft: (partnerName) =>
      `Every licence is taken. To add somebody, delete a user who has left, or ask ${partnerName} for more licences.`,
    unlimitedLicences: (taken) => `${taken} taken, without a limit`,
    storage: 'Storage',
    storageOf: (gigabytes) => `${gigabytes} GB`,
    noStorage: 'not part of this service',
    expiredTitle: 'The trial is over',
    expired: (purgeAt, partnerName) =>
      `The trial was not turned into a paid subscription, so the service cannot be used. ${purgeAt ? `Your data is kept until ${purgeAt}. ` : ''}Ask ${partnerName} to convert it before then: everything is as before.`,
    trial: (until, partnerName) =>
      `This is a trial, which ends on ${until}. Ask ${partnerName} to turn it into a paid subscription before then; users and data stay.`,
    yourRoles: 'Your roles',
    administrators: 'Administrators',
    waiting: (count) => (count === 1 ? 'One person asks for access.' : `${count} people ask for access.`),
    toRequests: 'Grant or decline',
    partner: 'Partner',
  },
  users: {
    title: 'Users',
    add: 'Add a user',
    edit: (name) => `Edit ${name}`,
    more: 'More users',
    you: 'you',
    statuses: {
      active: 'Active',
      'not-sent': 'Invited, not mailed',
      queued: 'Invited, mail on its way',
      sent: 'Invited, mail sent',
      failed: 'Invited, mail failed',
      delayed: 'Invited, mail delayed',
      delivered: 'Invited, mail delivered',
      bounced: 'Invited, mail came back',
      complained: 'Invited, mail unwanted',
      expired: 'Invitation expired',
    },
    expires: (at) => `Invitation valid until ${at}`,
    since: (at) => `Since ${at}`,
  },
  userForm: {
    addTitle: 'Add a user',
    editTitle: (name) => `Edit ${name}`,
    accountId: 'Account',
    accountHint: 'The e-mail address with which the person signs in. Never a password.',
    firstName: 'First name',
    lastName: 'Last name',
    roles: 'Roles',
    language: 'Language of the e-mails',
    sendInvitation: 'Send the invitation now',
    sendInvitationHint: 'Otherwise you can send it later. It can be sent again as often as needed.',
    submitNew: 'Add the user',
    submitEdit: 'Save the changes',
    cancel: 'Cancel',
    invitation: 'Invitation',
    invitationStates: {
      'not-sent': () => 'No invitation has been mailed yet.',
      queued: (at) => `The invitation of ${at} is about to be mailed.`,
      sent: (at, expires) => `The invitation was mailed on ${at} and is valid until ${expires}.`,
      failed: (at) =>
        `The invitation of ${at} could not be delivered. Check the account: if it is wrong, delete the user and add them again.`,
      delayed: (at) => `The invitation of ${at} waits for the mail service of its recipient.`,
      delivered: (at, expires) => `The invitation of ${at} was delivered and is valid until ${expires}.`,
      bounced: (at) =>
        `The invitation of ${at} came back. Check the account: if it is wrong, delete the user and add them again. If only the mailbox was full, send the invitation again.`,
      complained: (at) =>
        `The invitation of ${at} was reported as spam, so that no more mails go to the address. Ask the person; support can let mails go there again.`,
      expired: (_at, expires) => `The invitation expired on ${expires}. Send it again.`,
    },
    send: 'Send the invitation',
    sendAgain: 'Send the invitation again',
    deletion: 'Delete the user',
    deletionHint: 'For somebody who has left. What they were responsible for is handed over.',
    administratorHint: 'An administrator cannot be deleted. Take the administrator rights away first.',
    toDeletion: 'Delete…',
  },
  deletion: {
    title: (name) => `Delete ${name}?`,
    lead: (name, account) =>
      `${name} (${account}) loses access at once. The licence is free again, and the history keeps what was done.`,
    handOver: 'Who takes over?',
    handOverHint: (name) =>
      `Nobody else holds these roles. They are handed over in the same moment in which ${name} is deleted.`,
    takesOver: (role) => `New ${role.toLowerCase()}`,
    choose: 'Choose a user',
    nobody: 'There is no other user who could take over. Add one first.',
    submit: 'Delete the user',
    administrator: (name) =>
      `${name} is an administrator and cannot be deleted. Take the administrator rights away first, by editing the user.`,
  },
  requests: {
    title: 'Access requests',
    lead: 'These people have signed in and ask to become users. The account is the one they signed in with; the name is what they entered.',
    none: 'Nobody is waiting for an answer.',
    link: 'Colleagues ask for access at this address:',
    asked: (at) => `Asked on ${at}`,
    expires: (at) => `Stands until ${at}`,
    grant: (name) => `Grant access to ${name}`,
    decline: (name) => `Decline the request of ${name}`,
    grantShort: 'Grant',
    declineShort: 'Decline',
  },
  history: {
    title: 'History',
    users: 'Users and access',
    service: 'The service',
    older: 'Older changes',
    newest: 'Newest changes',
    by: (who) => `by ${who}`,
    system: 'by itself',
    mailRecipient: 'somebody who got the mail',
    partner: (account) => `${account}, partner`,
    support: 'support',
    events: {
      'portal-opened': (whom) => `${whom} accepted the invitation and opened the portal`,
      'user-added': (whom) => `${whom} was added`,
      'user-invited': (whom) => `An invitation to ${whom} was sent`,
      'user-joined': (whom) => `${whom} accepted the invitation`,
      'user-corrected': (whom) => `The details of ${whom} were edited`,
      'roles-changed': (whom, roles) => `The roles of ${whom} are now: ${roles}`,
      'user-deleted': (whom) => `${whom} was deleted`,
      'access-requested': (whom) => `${whom} asked for access`,
      'access-granted': (whom) => `The request of ${whom} was granted`,
      'access-declined': (whom) => `The request of ${whom} was declined`,
      'support-asked': (whom) => `${whom} asked support`,
      'support-answered': (whom) => `Support answered ${whom}`,
    },
    serviceEvents: {
      'subscription-added': 'The service was added',
      'invitation-sent': 'The activation was sent',
      'invitation-withdrawn': 'The activation was withdrawn',
      'invitation-mail-reported': 'The mail service told what became of the activation',
      'mail-block-lifted': 'Support lets mails go to an address again',
      activated: 'The service was activated',
      'account-number-linked': 'The account number was added, which lifts the time limit',
      'reactivation-requested': 'The account number was added; support was asked to reactivate the service',
      'contact-changed': 'The contact for notices was changed',
      'notice-given': 'A notice about a deadline was given',
      inactivated: 'The service became inactive',
      reactivated: 'The service was reactivated',
      'trial-started': 'The trial began',
      'help-given': 'A help message was sent',
      'help-unsubscribed': 'The help messages were stopped',
      'help-resumed': 'The help messages were started again',
      'partner-of-record-designated': 'The customer chose a partner of record',
      'partner-of-record-removed': 'The choice of a partner of record was taken back',
      'advisor-fee-claimed': 'The partner of record claimed the advisor fee',
      expired: 'The trial ended',
      converted: 'The trial became a paid subscription',
      'billing-details-given': 'The billing address and the payment method were given',
      purchased: 'Something was bought',
      charged: 'A month was charged',
    },
    otherEvent: 'The service was changed',
  },
  access: {
    title: 'Who can touch my account',
    lead: 'Every person and every partner with access to this service, oldest first.',
    partner: {
      user: 'Partner: set up the service, sends activations and sees its status',
      billing: 'Partner: access to the billing account',
    },
    atPartner: (partnerName) => `Works at ${partnerName}`,
    inBilling: { administrator: 'Billing administrator', delegate: 'Delegate: access to billing' },
    since: (at) => `Has access since ${at}`,
    invitedSince: (at) => `Invited since ${at}, has not signed in yet`,
    by: (who) => `Added by ${who}`,
    byPartner: (partnerName) => `Named by ${partnerName}`,
  },
  ask: {
    title: 'Ask for access',
    lead: 'An administrator of the service gets your request by e-mail, and grants or declines it. You are told the answer by e-mail.',
    subscription: 'Service',
    subscriptionHint:
      'The id of the service, which begins with sub_, or the address of its portal. Ask a colleague who uses it.',
    submit: 'Send the request',
    button: 'Ask for access',
    asked: {
      title: 'Your request has been received',
      paragraphs: [
        'If there is such a service, its administrators have been told, and you will get an answer by e-mail. Asking again changes nothing.',
        'For reasons of privacy we do not say here whether the service exists. If you hear nothing, check the address with a colleague.',
      ],
    },
  },
  administratorsOnly: {
    title: 'Only administrators see this',
    paragraphs: ['Ask one of the administrators of the service; the overview names them.'],
  },
  billingAccessOnly: (administrator) => ({
    title: 'Only people with access to billing see this',
    paragraphs: [`The billing administrator is ${administrator}. Ask them, or one of the delegates.`],
  }),
  billingAdministratorOnly: (administrator) => ({
    title: 'Only the billing administrator sees this',
    paragraphs: [`The billing administrator is ${administrator}. Ask them to do it, or to show it to you.`],
  }),
  noSuchUser: {
    title: 'This is no longer there',
    paragraphs: [
      'Another administrator may have deleted the user or decided on the request. Nothing was changed.',
    ],
  },
  join: {
    title: (serviceName) => `Welcome to ${serviceName}`,
    lead: ({ organizationName, serviceName, invitee }) =>
      `${organizationName} has added ${invitee.firstName} ${invitee.lastName} as a user of ${serviceName}.`,
    account: 'Only this account can accept the invitation:',
    confirm: 'From now on you sign in with this account, and have access to the service.',
    button: 'Accept the invitation',
  },
  deadEnds: {
    used: (serviceName) => ({
      title: 'This invitation has been accepted',
      paragraphs: [
        `An invitation can be accepted once, and this one to ${the(serviceName)} has been.`,
        'If it was yours, sign in to see the portal.',
      ],
    }),
    replaced: (serviceName) => ({
      title: 'This link has been replaced by a newer one',
      paragraphs: [
        `The invitation to ${the(serviceName)} was sent again, and only the latest e-mail works.`,
        'Look for the newest message in your mailbox, and open the link there.',
      ],
    }),
    withdrawn: (serviceName) => ({
      title: 'This invitation has been withdrawn',
      paragraphs: [
        `The invitation to ${the(serviceName)} cannot be accepted any more. Nothing was changed.`,
        'If you think that this is a mistake, ask an administrator of your organisation.',
      ],
    }),
    expired: (serviceName) => ({
      title: 'This invitation has expired',
      paragraphs: [
        `The time in which the invitation to ${the(serviceName)} could be accepted is over. Nothing is lost.`,
        'Ask an administrator of your organisation to send it again.',
      ],
    }),
    inactive: (serviceName) => ({
      title: serviceName ? `${serviceName} cannot be used now` : 'The service cannot be used now',
      paragraphs: [
        'The service is inactive, or its trial is over. Its data is still kept.',
        'An administrator of your organisation knows what to do. When the service is active again, open the link again or ask for a new invitation.',
      ],
    }),
    unknown: () => ({
      title: 'We cannot find this invitation',
      paragraphs: [
        'The link may be incomplete: some mail programs break long links. Open it directly from the e-mail, or copy all of it into the address field.',
        'If it still does not work, ask an administrator of your organisation to send the invitation again.',
      ],
    }),
  },
  wrongAccountRemedy:
    'Sign out, and then sign in with the invited account. If the wrong account was invited, ask an administrator of your organisation to add the right one. Nothing was changed.',
};
