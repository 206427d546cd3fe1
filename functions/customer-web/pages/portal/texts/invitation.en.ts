import { the } from '../../words.en.ts';
import type { PortalTexts } from '../wording.ts';

export const invitationTexts: Pick<PortalTexts, 'join' | 'deadEnds' | 'wrongAccountRemedy'> = {
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
