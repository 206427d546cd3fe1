import type { SignUpFaults, SignUpTexts } from './wording.ts';

export const signUpFaults: SignUpFaults = {
  service: {
    missing: 'Välj en tjänst.',
    invalid: 'Välj en av tjänsterna som går att prova.',
    'not-possible': 'Tjänsten tar inte emot nya kunder.',
  },
  countryOfUse: {
    missing: 'Välj land för användningen.',
    invalid: 'Välj ett land i listan.',
    'not-possible': 'Tjänsten erbjuds inte i det landet.',
  },
  language: { missing: 'Välj språk.', invalid: 'Välj ett språk i listan.' },
};

export const signUpRefusals = {
  'service-not-found': 'Den tjänsten finns inte. Välj en av dem som går att prova.',
  'direct-sign-up-not-offered': 'Tjänsten har ingen provperiod. En partner kan lägga upp den åt er.',
  'country-not-supported': 'Tjänsten erbjuds inte i det landet. Välj var ni använder den.',
  'country-of-use-is-fixed':
    'Er organisation är redan registrerad, för ett annat land, och landet kan inte bytas. Registrera en annan organisation för att använda tjänsten även i det här landet.',
  'service-ended': 'Supporten för tjänsten har upphört, så den tar inte emot nya kunder.',
  'too-many-sign-ups':
    'Kontot har redan registrerat så många organisationer som går. Registrera organisationen med dess eget konto.',
};

export const swedish: SignUpTexts = {
  title: 'Börja en provperiod',
  lead: 'Prova tjänsten tillsammans med dina kollegor. Det är gratis, och inget betalsätt behövs.',
  facts: {
    duration: 'Tid',
    licences: 'Användarlicenser',
    storage: 'Lagring',
    countries: 'Länder',
  },
  free: (days) => `${days} dagar, gratis`,
  inShort: ({ days, licences, storageGb }) =>
    [
      `${days} dagar`,
      ...(licences === undefined ? [] : [`${licences} användare`]),
      ...(storageGb === undefined ? [] : [`${storageGb} GB`]),
    ].join(', '),
  ends: 'Provperioden upphör av sig själv. Fram till dess kan ni göra om den till ett betalt abonnemang; användare och data finns kvar.',
  signIn: 'Logga in för att börja',
  formTitle: 'Er organisation',
  labels: {
    service: 'Tjänst',
    countryOfUse: 'Land för användningen',
    organizationName: 'Organisationens namn',
    phone: 'Telefonnummer (frivilligt)',
    firstName: 'Förnamn',
    lastName: 'Efternamn',
    contactEmail: 'E-postadress för meddelanden',
    language: 'Språk i mejlen',
  },
  hints: {
    phone: 'Till exempel +46 8 123 456.',
    contactEmail: 'Hit skriver vi när provperioden har börjat, och innan den upphör.',
  },
  address: 'Adress (frivilligt)',
  addressHint: 'I landet för användningen. Den kan också anges senare.',
  you: 'Du',
  youHint: 'Kontot som du är inloggad med blir administratör. Ange aldrig ett lösenord här.',
  choose: 'Välj',
  submit: 'Börja provperioden',
  partnerAccount: {
    title: 'Det här kontot arbetar åt en partner',
    paragraphs: [
      'Kontot som du är inloggad med loggar in i partnerportalen, och kan därför inte vara administratör hos en kund.',
      'Använd ett annat konto. Ingenting har ändrats.',
    ],
  },
  signedUp: {
    title: 'Ni är registrerade',
    here: 'Tjänsten läggs upp, vilket brukar ta några minuter. Ett mejl kommer när den är klar.',
    elsewhere:
      'Tjänsten läggs upp i datacentret för ert land, där era data stannar. Portalen har en egen adress där: ett mejl med länken kommer när den är klar.',
    ready:
      'Tjänsten är klar att använda i datacentret för ert land, där era data stannar. Portalen har en egen adress: logga in där med samma konto.',
    linkInMail: 'Länken finns i mejlet om att provperioden har börjat.',
    look: 'Se om den är klar',
  },
};
