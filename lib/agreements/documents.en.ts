import type { DocumentTexts } from './text.ts';

export const english: DocumentTexts = {
  'online-services-agreement': {
    title: 'Online services agreement',
    inSentence: 'the online services agreement',
    introduction:
      'This agreement is between the organisation that activates an online service ("you") and the provider of that service ("we"). It applies from the moment an authorised person of your organisation accepts it.',
    sections: [
      {
        heading: '1. Who accepts',
        paragraphs: [
          'The person who accepts this agreement confirms that he or she may bind the organisation named on the page of acceptance. We record who accepted, when, in which language, and which version of this text.',
        ],
      },
      {
        heading: '2. The service',
        paragraphs: [
          'We grant you the right to use the service you activate, for your own business and within the number of licences and the storage you have. The service is provided from the data center of the country of use that was chosen when the service was added; neither can be changed afterwards.',
          'We may improve the service. We will not remove a function that matters to your use of it without telling you at least 90 days before.',
        ],
      },
      {
        heading: '3. The partner',
        paragraphs: [
          'A partner has added the service for you and may help you to use it. The partner acts in its own name. What you agree with the partner does not change this agreement, and you may end the partner’s access at any time without ending the service.',
        ],
      },
      {
        heading: '4. Your duties',
        paragraphs: [
          'You keep accounts and credentials safe, give access to people of your choice only, and withdraw it when they leave. You do not use the service to break the law, to harm others, or to get around its technical limits.',
        ],
      },
      {
        heading: '5. Your data',
        paragraphs: [
          'Your data remains yours. We process it only to provide the service, as the privacy statement describes, and keep it in the data center of your country of use.',
        ],
      },
      {
        heading: '6. Periods',
        paragraphs: [
          'A service without an account number can be used for a limited time, which your portal shows. When the time is over the service becomes inactive: it cannot be used, and its data is kept for a further period, also shown. If the account number is not given within that period, the data is deleted for good. We announce both deadlines by e-mail.',
        ],
      },
      {
        heading: '7. Availability and liability',
        paragraphs: [
          'We provide the service with the care of a competent provider. We are liable without limit for intent, gross negligence and injury to persons. Otherwise our liability is limited to the fees for the service in the twelve months before the damage; for a service free of charge, to direct damage that was foreseeable.',
        ],
      },
      {
        heading: '8. End',
        paragraphs: [
          'You may stop using the service at any time. We may suspend it if you break section 4 and do not put things right within a reasonable time after we have asked you to. After the end, section 6 applies to your data.',
        ],
      },
      {
        heading: '9. Changes and law',
        paragraphs: [
          'A new version of this agreement applies to you only once an authorised person of your organisation has accepted it. The law of the country in which the provider has its seat applies, without taking from you the protection of mandatory law of your own country.',
        ],
      },
    ],
  },
  'privacy-statement': {
    title: 'Privacy statement',
    inSentence: 'the privacy statement',
    introduction:
      'This statement says which personal data is processed when your organisation activates and uses the service, why, where, and for how long.',
    sections: [
      {
        heading: '1. What we process',
        paragraphs: [
          'Of people in your organisation who use the service: the account identifier, first and last name, roles, and when access was given, accepted and used. Of the contact person: the e-mail address to which notices go, and which notices were sent.',
          'We never ask for a password, and never store one: signing in happens at your identity provider. We do not take payment card numbers in text fields.',
        ],
      },
      {
        heading: '2. Why',
        paragraphs: [
          'To provide the service to your organisation (performance of the agreement), to show who changed what (our legal duty to account for it), and to announce deadlines (performance of the agreement). We do not use the data for advertising, and do not sell it.',
        ],
      },
      {
        heading: '3. Where',
        paragraphs: [
          'In the data center of the country of use that was chosen for the service. The name and the address of your organisation, the contact e-mail and the state of the service are also held in the data center from which partners are served.',
        ],
      },
      {
        heading: '4. Who sees it',
        paragraphs: [
          'Administrators of your organisation see everyone who has access. The partner that added the service sees the name of your organisation, the state of the service and its deadlines. Our support sees what a support case needs.',
        ],
      },
      {
        heading: '5. How long',
        paragraphs: [
          'As long as the service is in use. When it becomes inactive, the data is kept for the period that the portal shows and is then deleted for good: users, invitations, history and mail records. Back-ups are overwritten within 35 days after that. What remains is a record without personal data: identifiers, instants and counts.',
        ],
      },
      {
        heading: '6. Cookies',
        paragraphs: [
          'These pages set cookies only for signing in, for the open invitation and for the language you choose. They contain nothing about your behaviour, are not shared with anybody, and end by themselves.',
        ],
      },
      {
        heading: '7. Your rights',
        paragraphs: [
          'You can ask for access to your data, for its correction or deletion, for a copy in a common format, and you can object to processing. Ask an administrator of your organisation first; your organisation is the controller of the data in the service. You can also complain to the supervisory authority of your country.',
        ],
      },
    ],
  },
};
