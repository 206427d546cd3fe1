import type { Texts } from './wording.ts';
import { the } from './words.en.ts';

export const english: Texts = {
  skipToContent: 'Skip to the content',
  languages: 'Language',
  steps: { label: 'Steps of the activation', names: ['Invitation', 'Sign-in', 'Agreements'] },
  documents: 'Documents',
  start: (brandName) => ({
    title: `Welcome to ${brandName}`,
    paragraphs: [
      'Were you invited to activate a service? Open the link in the e-mail that you received.',
      'If your service is active already, sign in to see it.',
    ],
  }),
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signOut: 'Sign out',
  signedInAs: (account) => `Signed in as ${account}`,
  toPortal: 'To the portal',
  facts: {
    organization: 'Organisation',
    service: 'Service',
    partner: 'Partner',
    administrator: 'Administrator',
    account: 'Sign in as',
    validUntil: 'Valid until',
    countryOfUse: 'Country of use',
    dataCenter: 'Data center',
  },
  invitation: {
    title: (serviceName) => `Activate ${serviceName}`,
    lead: ({ partnerName, serviceName, organizationName, invitee }) =>
      `${partnerName} has set up ${serviceName} for ${organizationName}, and named ${invitee.firstName} ${invitee.lastName} as its administrator.`,
    account: 'Only this account can accept the invitation:',
    unchanged: 'Nothing changes until you have signed in and accepted the agreements.',
    button: 'Sign in to continue',
  },
  toSuccessor: 'See the successor',
  deadEnds: {
    over: (serviceName) => ({
      title: 'The trial is over',
      paragraphs: [
        `The trial of ${the(serviceName)} was not turned into a paid subscription, so the invitation cannot be accepted now. Its data is still kept.`,
        'Ask support to turn it into a paid subscription before the data is deleted. Then open the link again.',
      ],
    }),
    ended: (serviceName) => ({
      title: 'This service takes no new customers',
      paragraphs: [
        `Support for ${the(serviceName)} has ended, so the invitation to it cannot be accepted any more. Nothing was changed.`,
        'Ask whoever invited you, or support, about its successor.',
      ],
    }),
    used: (serviceName) => ({
      title: 'This invitation has been accepted',
      paragraphs: [
        `An invitation can be accepted once, and ${the(serviceName)} is activated already.`,
        'If you are its administrator, sign in to see the portal. If you are not, ask the administrator in your organisation for access.',
      ],
    }),
    replaced: (serviceName) => ({
      title: 'This link has been replaced by a newer one',
      paragraphs: [
        `The invitation to ${the(serviceName)} was sent again, and only the latest e-mail works.`,
        'Look for the newest message in your mailbox, and open the link there. If you cannot find it, ask your partner to send it again.',
      ],
    }),
    withdrawn: (serviceName) => ({
      title: 'This invitation has been withdrawn',
      paragraphs: [
        `Your partner has taken back the invitation to ${the(serviceName)}. It cannot be accepted any more, and nothing was changed.`,
        'If you think that this is a mistake, ask your partner for a new invitation.',
      ],
    }),
    expired: (serviceName) => ({
      title: 'This invitation has expired',
      paragraphs: [
        `The time in which the invitation to ${the(serviceName)} could be accepted is over. Nothing is lost.`,
        'Ask your partner to send the invitation again. You will get a new link by e-mail.',
      ],
    }),
    inactive: (serviceName) => ({
      title: serviceName ? `${serviceName} is inactive` : 'The service is inactive',
      paragraphs: [
        'No account number was entered for your organisation in time, so the service cannot be activated now. Its data is still kept.',
        'Give your partner the account number of your organisation. When the service has been reactivated, open the link again or ask for a new invitation.',
      ],
    }),
    unknown: () => ({
      title: 'We cannot find this invitation',
      paragraphs: [
        'The link may be incomplete: some mail programs break long links. Open it directly from the e-mail, or copy all of it into the address field.',
        'If it still does not work, ask your partner to send the invitation again.',
      ],
    }),
  },
  linkLost: {
    title: 'Please open the link in the e-mail again',
    paragraphs: [
      'This browser does not know which invitation you are looking at. That happens when the page was left open for a long time, when cookies are blocked, or in another browser.',
      'Open the link in the e-mail once more. You can do so as often as you like: it changes nothing.',
    ],
  },
  agreements: {
    title: 'Read and agree',
    lead: ({ organizationName, serviceName }) =>
      `You are about to activate ${serviceName} for ${organizationName}. For that, both documents must be agreed to on behalf of the organisation.`,
    legend: 'Documents',
    agreeTo: (document) => `I agree to ${document}`,
    read: 'Read',
    opensInNewTab: 'opens in a new tab',
    version: (version) => `Version of ${version}`,
    recorded: 'We record who agreed, when, in which language, and to which version of the documents.',
    accept: 'Accept and activate',
    problem: 'The service has not been activated yet',
    errorPrefix: 'Error: ',
    missing: (document) => `Tick the box to agree to ${document}.`,
    changed: (document) =>
      `The text of ${document} has changed since you opened this page. Please read it again.`,
  },
  wrongAccount: {
    title: 'This invitation is for another account',
    lead: (signedIn, registered) =>
      `You are signed in as ${signedIn}. The invitation is registered for an account of the form ${registered}, and only that one can accept it.`,
    remedy:
      'Sign out, and then sign in with the registered account. If the wrong account was registered, ask your partner to correct it and to send the invitation again. Nothing was changed.',
    button: 'Sign out and use another account',
  },
  notVerified: {
    title: 'Your account is not verified',
    paragraphs: [
      'Your identity provider has not confirmed that the e-mail address of your account belongs to you.',
      'Confirm the address at your identity provider, and then sign in again.',
    ],
  },
  signInNotCompleted: {
    title: 'The sign-in was not completed',
    paragraphs: [
      'It was cancelled, took too long, or was started in another window. Nothing was changed.',
      'Sign in again to continue where you were.',
    ],
  },
  signInUnavailable: {
    title: 'Signing in is not possible right now',
    paragraphs: [
      'The identity provider does not answer. Nothing was changed.',
      'Please try again in a few minutes.',
    ],
  },
  notSignedIn: {
    title: 'Please sign in',
    paragraphs: [
      'You are not signed in, or your session has ended. A session lasts twelve hours. Nothing was changed.',
      'Sign in to continue where you were.',
    ],
  },
  signedOut: {
    title: 'You are signed out',
    paragraphs: ['You can close this window, or sign in with the same or another account.'],
  },
  noPortal: (account) => ({
    title: 'There is no service for this account',
    paragraphs: [
      `${account} has no access to a service here.`,
      'If you use several accounts, sign out and use the one you were invited with. Otherwise ask the administrator in your organisation for access.',
    ],
  }),
  choosePortal: 'Choose a service',
  portal: {
    welcome: (organizationName) => organizationName,
    statuses: {
      provisioning: 'Being set up',
      added: 'Added',
      'invitation-sent': 'Invitation sent',
      active: 'Active',
      inactive: 'Inactive',
      trial: 'Trial',
      paid: 'Paid',
      purged: 'Deleted',
      expired: 'Expired',
    },
    nextDeadline: 'Deadlines',
    deadlines: {
      'invitation-expiry': 'Invitation expires',
      'end-of-support': 'End of support',
      expiry: 'Trial ends',
      inactivation: 'Becomes inactive',
      purge: 'Data is deleted',
    },
    noDeadlines: 'There are no deadlines. The service is yours without a time limit.',
    noAccountNumber: (at, partnerName) =>
      `The service is not connected with an account number yet, and can be used until ${at}. Give ${partnerName} the account number of your organisation before then.`,
    inactiveTitle: 'The service is inactive',
    inactive: (purgeAt, partnerName) =>
      `No account number was entered in time, so the service cannot be used. ${purgeAt ? `Your data is kept until ${purgeAt}. ` : ''}Give ${partnerName} the account number of your organisation before then: the service is reactivated, and everything is as before.`,
    contactTitle: 'Who to contact',
    contact: (partnerName) =>
      `${partnerName} is your partner for this service. Turn to them with questions about the account number, the invitation or the service.`,
  },
  helpMails: {
    wanted: (serviceName, organizationName) => ({
      title: 'Stop the help messages?',
      paragraphs: [
        `During the trial of ${serviceName} we send ${organizationName} some short messages that help to get started. Stop them here, for everybody who gets them.`,
        'Messages about the service itself, such as invitations and deadlines, still reach you.',
      ],
    }),
    stopped: (serviceName, organizationName) => ({
      title: 'The help messages are stopped',
      paragraphs: [
        `${organizationName} gets no more messages that help with the trial of ${serviceName}.`,
        'Messages about the service itself, such as invitations and deadlines, still reach you.',
      ],
    }),
    over: {
      title: 'There are no more help messages',
      paragraphs: ['The trial is over or has become a subscription, so no more of them are sent.'],
    },
    unknown: {
      title: 'We cannot find these messages',
      paragraphs: [
        'The link may be incomplete: some mail programs break long links. Open it directly from the e-mail, or copy all of it into the address field.',
      ],
    },
    stop: 'Stop the help messages',
    resume: 'Send them again',
  },
  document: { version: (version) => `Version of ${version}` },
  foreignForm: {
    title: 'This form could not be accepted',
    paragraphs: [
      'It did not come from the page that you have open, or the page was open in two windows. Nothing was changed.',
      'Go back, load the page again, and send the form once more.',
    ],
  },
  notFound: {
    title: 'This page does not exist',
    paragraphs: [
      'The address may be mistyped or incomplete.',
      'If you were invited, open the link in the e-mail again.',
    ],
  },
  tooLarge: {
    title: 'This was too much at once',
    paragraphs: ['The form held more than can be read here. Go back, shorten it, and send it again.'],
  },
  secretField: {
    title: 'Never send a password',
    paragraphs: [
      'The form held a field for a password or another secret. No page here asks for one, and nothing was changed.',
    ],
  },
  partnerAccount: {
    title: 'This account works for a partner',
    paragraphs: [
      'The account you are signed in with signs in to the partner portal, and so cannot be the administrator of a customer.',
      'Ask your partner to send the invitation to another account of yours. Nothing was changed.',
    ],
  },
  methodNotAllowed: {
    title: 'This is not how this page works',
    paragraphs: ['The page was asked for in a way that it does not support. Go back, and try again.'],
  },
  failure: {
    title: 'Something went wrong on our side',
    paragraphs: [
      'We could not finish what you asked for. The fault has been recorded.',
      'Please try again in a few minutes.',
    ],
  },
  unavailable: {
    title: 'The service cannot be reached right now',
    paragraphs: ['Please try again in a few minutes.'],
  },
  notNow: {
    title: 'The service cannot be reached right now',
    paragraphs: ['Nothing was changed. Please try again in a few minutes.'],
  },
  unknown: {
    lead: 'It is unknown whether what you sent was done. Look at the page first: in a few minutes it shows how things are.',
    sendAgain:
      'If it was not done, go back and send the same form again. That is safe: it is done once, however often it is sent.',
    fillInAgain: 'If it was not done, fill in the form and send it again.',
    look: 'Look at the page',
  },
};
