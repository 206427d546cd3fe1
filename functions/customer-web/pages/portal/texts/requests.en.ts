import type { PortalTexts } from '../wording.ts';

export const requestsTexts: Pick<PortalTexts, 'requests' | 'ask'> = {
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
};
