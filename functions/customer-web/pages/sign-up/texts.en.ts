import type { SignUpFaults, SignUpTexts } from './wording.ts';

export const signUpFaults: SignUpFaults = {
  service: {
    missing: 'Choose a service.',
    invalid: 'Choose one of the services that can be tried.',
    'not-possible': 'This service takes no new customers.',
  },
  countryOfUse: {
    missing: 'Choose the country of use.',
    invalid: 'Choose a country of the list.',
    'not-possible': 'The service is not offered in this country.',
  },
  language: { missing: 'Choose a language.', invalid: 'Choose a language of the list.' },
};

export const signUpRefusals = {
  'service-not-found': 'There is no such service. Choose one of those that can be tried.',
  'direct-sign-up-not-offered': 'This service has no trial to sign up for. A partner can set it up for you.',
  'country-not-supported': 'The service is not offered in this country. Choose where you use it.',
  'country-of-use-is-fixed':
    'Your organisation was signed up before, for another country, which cannot change. To use the service in this country too, sign up another organisation.',
  'service-ended': 'Support for this service has ended, so it takes no new sign-ups.',
  'too-many-sign-ups':
    'This account has signed up for as many organisations as one can. Sign up with the account of the organisation itself.',
};

export const english: SignUpTexts = {
  title: 'Sign up for a trial',
  lead: 'Try the service with your colleagues. It is free, and no payment method is asked for.',
  facts: {
    duration: 'Duration',
    licences: 'User licences',
    storage: 'Storage',
    countries: 'Countries of use',
  },
  free: (days) => `${days} days, free`,
  inShort: ({ days, licences, storageGb }) =>
    [
      `${days} days`,
      ...(licences === undefined ? [] : [`${licences} users`]),
      ...(storageGb === undefined ? [] : [`${storageGb} GB`]),
    ].join(', '),
  ends: 'The trial ends by itself. Until then you can turn it into a paid subscription; users and data stay.',
  signIn: 'Sign in to sign up',
  formTitle: 'Your organisation',
  labels: {
    service: 'Service',
    countryOfUse: 'Country of use',
    organizationName: 'Name of the organisation',
    phone: 'Phone number (optional)',
    firstName: 'First name',
    lastName: 'Last name',
    contactEmail: 'E-mail address for notices',
    language: 'Language of the e-mails',
  },
  hints: {
    phone: 'Such as +46 8 123 456.',
    contactEmail: 'We write here when the trial is ready, and before it ends.',
  },
  address: 'Address (optional)',
  addressHint: 'In the country of use. You can give it later, too.',
  you: 'You',
  youHint: 'The account you are signed in with becomes the administrator. Never enter a password here.',
  choose: 'Choose',
  submit: 'Sign up',
  partnerAccount: {
    title: 'This account works for a partner',
    paragraphs: [
      'The account you are signed in with signs in to the partner portal, and so cannot be the administrator of a customer.',
      'Sign up with another account. Nothing was changed.',
    ],
  },
  signedUp: {
    title: 'You are signed up',
    here: 'The trial is being set up, which usually takes a few minutes. An e-mail tells you when it is ready.',
    elsewhere:
      'The trial is set up in the data center of your country, where your data stays. Its portal has an address of its own there: an e-mail tells you when it is ready, and has the link.',
    ready:
      'The trial is ready in the data center of your country, where your data stays. Its portal has an address of its own: sign in there with the same account.',
    linkInMail: 'The link is in the e-mail that told you so.',
    look: 'See whether it is ready',
  },
};
