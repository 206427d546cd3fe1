import type { PortalTexts } from '../wording.ts';

export const usersTexts: Pick<PortalTexts, 'back' | 'users' | 'userForm' | 'deletion'> = {
  back: 'Back to the users',
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
};
