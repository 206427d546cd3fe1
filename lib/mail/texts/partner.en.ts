import type { AdministratorReplacedMail } from '../mails/partner-mails.ts';
import type { PartnerMailTexts } from '../wording.ts';

/** What becomes of somebody in whose place another administrator was put (R5). */
const replaced = ({ former, invited }: AdministratorReplacedMail): string => {
  if (former === 'demote')
    return invited
      ? 'You can still sign in to the portal, as an implementation expert.'
      : 'You stay a user of the portal, as an implementation expert.';
  return invited
    ? 'You are not a user of the portal any more.'
    : 'Your access to the portal ends with the first sign-in of the new administrator at the latest.';
};

/** Mails to those who work in a partner portal. */
export const partnerMails: PartnerMailTexts = {
  'partner-invitation': (mail) => ({
    subject: `You have been added to the partner portal of ${mail.partnerName}`,
    heading: `Welcome to the partner portal of ${mail.partnerName}`,
    paragraphs: [
      `An administrator of ${mail.partnerName} has added you to its partner portal. Sign in there as ${mail.accountId}: your first sign-in makes you a user.`,
      'No other account can take your place. There is no link in this message, and nothing to confirm.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Sign in as', value: mail.accountId },
      {
        label: 'Role',
        value: mail.role === 'administrator' ? 'Administrator' : 'Implementation expert',
      },
    ],
    notes: ['Did you not expect this? Then do nothing. Nothing happens unless you sign in.'],
  }),

  'administrator-appointed': (mail) => ({
    subject: `You are now the administrator of ${mail.partnerName}`,
    heading: `You are the administrator of ${mail.partnerName}`,
    paragraphs: [
      `Support has made you the administrator of ${mail.partnerName} in the partner portal, in the place of an administrator who has left.`,
      mail.invited
        ? `Sign in to the partner portal as ${mail.accountId}. You are the administrator from your first sign-in on.`
        : 'There is nothing you need to do. You can add further users and administrators.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Sign in as', value: mail.accountId },
    ],
    notes: ['Did you not expect this? Then contact support before you sign in.'],
  }),

  'administrator-replaced': (mail) => ({
    subject: `${mail.partnerName} has another administrator`,
    heading: `${mail.partnerName} has another administrator`,
    paragraphs: [
      `Support has appointed another administrator of ${mail.partnerName} in the partner portal. ${
        mail.invited
          ? 'If you were told that you would be it, that is no longer so.'
          : 'You can no longer manage its users, nor pay for its customers.'
      }`,
      replaced(mail),
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Your account', value: mail.accountId },
    ],
    notes: [`Are you ${mail.invited ? 'to be' : 'still'} the administrator? Then contact support.`],
  }),

  'partner-request-answered': (mail) => ({
    subject: `Support has answered: ${mail.subject}`,
    heading: 'Support has answered',
    paragraphs: mail.text.split(/\n+/),
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'You asked about', value: mail.subject },
      { label: 'Request', value: mail.requestId },
    ],
    notes: [
      `Do you need to know more? Then write again on the same request: POST /v1/support-requests/${mail.requestId}/messages in the partner portal.`,
    ],
  }),

  'partner-request-closed': (mail) => ({
    subject: `Support has not reactivated: ${mail.subject}`,
    heading: 'Support has closed your request',
    paragraphs: [
      `You submitted the account number ${mail.accountNumber}. Support has closed the request that this opened, and has not reactivated the service for it.`,
      ...(mail.reason === undefined ? [] : [`The reason given: ${mail.reason}`]),
      'To ask once more, submit the same account number again: PUT /v1/customers/{customerId}/account-number. The number itself cannot be replaced by another one.',
    ],
    facts: [
      { label: 'Partner', value: mail.partnerName },
      { label: 'Request', value: mail.requestId },
      { label: 'Account number', value: mail.accountNumber },
    ],
    notes: [
      `Do you need to know more? Then write on the same request: POST /v1/support-requests/${mail.requestId}/messages in the partner portal.`,
    ],
  }),

  partnerFooter: (brandName, partnerName) =>
    `${brandName} sent this message because this address belongs to somebody who works, or is to work, in the partner portal of ${partnerName}. Replies are not read.`,
};
