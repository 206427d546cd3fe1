import { lastFourFaults, lineFaults, sensitive } from '../words.sv.ts';
import type { OwnershipFaults, OwnershipTexts } from './wording.ts';

const phoneFaults = {
  invalid: 'Ange ett telefonnummer, till exempel +46 8 123 456.',
  sensitive,
};

export const ownershipFaults: OwnershipFaults = {
  organizationName: lineFaults('organisationens namn', 160),
  phone: phoneFaults,
  line1: lineFaults('gata eller box', 100),
  line2: lineFaults('den andra raden', 100),
  postalCode: lineFaults('postnumret', 20),
  city: lineFaults('orten', 80),
  country: { missing: 'Välj land.', invalid: 'Välj ett land i listan.' },
  contactName: lineFaults('kontaktens namn', 160),
  contactEmail: {
    missing: 'Ange kontaktens e-postadress.',
    invalid: 'Ange en e-postadress, till exempel robin@contoso.example.',
    sensitive,
  },
  contactPhone: phoneFaults,
  newAdministrator: { missing: 'Välj den nya ägaren.', 'not-possible': 'Välj en användare i portalen.' },
  signUpAccount: {
    missing: 'Ange kontot som registrerade er.',
    invalid: 'Ange kontot som en e-postadress.',
    'not-possible': 'Det är inte kontot som registrerade er. Fråga partnern efter det.',
    sensitive,
  },
  companyName: {
    ...lineFaults('företagets namn', 160),
    'not-possible': 'Det är inte företagets registrerade namn.',
  },
  accountReference: { ...lineFaults('kontots id', 40), 'not-possible': 'Det är inte det här kontots id.' },
  cardLastFour: {
    ...lastFourFaults,
    'not-possible': 'Det är inte de sista siffrorna på kortet som betalar.',
  },
  delegate: {
    missing: 'Välj en användare.',
    'not-possible': 'Välj en användare som inte redan har åtkomst till faktureringen.',
  },
  kinds: { missing: 'Välj vad som ska tas bort.' },
  sought: {
    missing: 'Ange ett namn, ett telefonnummer eller ett auktorisationsnummer.',
    invalid: 'Ange ett namn, ett telefonnummer eller ett auktorisationsnummer.',
    sensitive,
  },
};

export const ownershipRefusals = {
  'partner-not-found': 'Ingen aktiv partner har det auktorisationsnumret. Sök igen.',
  'organization-required': 'Ange organisationen som det gäller, som den står på abonnemanget.',
  'product-line-not-of-service': 'Tjänsten hör till en annan produktlinje.',
  'sign-up-account-only':
    'Ansvarig partner väljs med kontot som registrerade er, eller som tog över efter det. Logga in med det; är det inte ert eget behöver ägarskapet först överlåtas.',
  'delegate-is-not-a-user': 'Ett ombud är en användare i portalen. Lägg först till personen som användare.',
  'already-has-billing-access':
    'Personen har redan åtkomst till faktureringen. Det finns inget att lägga till.',
  'too-many-delegates': 'Det finns inte plats för fler ombud. Ta först bort ett.',
  'transfer-not-needed': 'Kontot är redan ert eget: ingen överlåtelse behövs.',
  'transfer-already-requested':
    'En överlåtelse är redan begärd. Dra tillbaka den innan du utser någon annan.',
  'transfer-needed':
    'Kontot tillhör fortfarande någon hos partnern. Begär i stället en överlåtelse av ägarskapet.',
  'new-owner-not-ready':
    'Faktureringen lämnas över till en administratör eller ett ombud som har loggat in. Gör användaren till det, och vänta tills personen har loggat in.',
  'no-partner': 'Det finns ingen partner att släppa in. Ni kan välja en ansvarig partner.',
  'card-digits-blocked':
    'Kortets siffror har angetts fel för många gånger. Fråga supporten, som ser efter och låter dig försöka igen.',
  'transfer-details-mismatch': 'Något stämmer inte med det som är registrerat.',
  'new-owner-is-not-a-user': 'Den nya ägaren måste vara användare i portalen. Lägg först till personen.',
  'no-transfer-requested': 'Det finns ingen överlåtelse att svara på längre.',
  'not-the-new-owner': 'Bara den nya ägaren kan svara på det här, inloggad som just den personen.',
  'partner-is-billing-administrator':
    'Någon hos partnern är faktureringsansvarig, och någon måste alltid vara det. Överlåt först ägarskapet.',
};

export const swedish: OwnershipTexts = {
  title: 'Konto',
  information: {
    title: 'Kontouppgifter',
    correct: 'Rätta uppgifterna',
    formTitle: 'Rätta kontouppgifterna',
    hint: 'Lämna tomt det du inte vill ange; det du tömmer tas bort. En faktureringsadress och en kontakt som har angetts kan bara ersättas.',
    labels: {
      organizationName: 'Organisation',
      phone: 'Telefon',
      line1: 'Gata eller box',
      line2: 'Andra raden, om det finns en',
      postalCode: 'Postnummer',
      city: 'Ort',
      country: 'Land',
      billingLine1: 'Gata eller box',
      billingLine2: 'Andra raden, om det finns en',
      billingPostalCode: 'Postnummer',
      billingCity: 'Ort',
      contactName: 'Namn',
      contactEmail: 'E-post',
      contactPhone: 'Telefon',
    },
    address: 'Adress',
    billingAddress: 'Fakturaadress',
    billingHint: (country) => `Den måste ligga i användningslandet, som är ${country}.`,
    contact: 'Kontakt',
    contactHint: 'Meddelanden om tjänsten och kvitton går till den här adressen.',
    noticesTo: 'Meddelanden går till',
    noticesGivenBy: {
      partner: (partnerName) =>
        `${partnerName} har angett adressen som meddelanden går till. Ange en egen kontakt för att ändra den.`,
      'no-longer-partner': (partnerName) =>
        `Sedan åtkomst för ${partnerName} togs bort går meddelanden inte längre till adressen som partnern angav. Ange en egen kontakt för att ändra vart de går.`,
      'billing-administrator': () =>
        'Meddelanden följer den faktureringsansvariga. Ange en egen kontakt för att ändra det.',
    },
    notGiven: 'inte angivet',
    choose: 'Välj land',
    submit: 'Spara uppgifterna',
  },
  delegates: {
    title: 'Åtkomst till faktureringen',
    lead: 'Den faktureringsansvariga och ombuden ser vad som betalas, vad som debiteras och kontouppgifterna, och bestämmer vilka fler som gör det. Bara den faktureringsansvariga köper och ändrar något. Ett ombud kan ta över ägarskapet.',
    administrator: 'Faktureringsansvarig',
    atPartner: (partnerName) => `Faktureringsansvarig, hos ${partnerName}`,
    delegate: 'Ombud',
    delegateAtPartner: (partnerName) => `Ombud, hos ${partnerName}`,
    since: (at, by) => `Sedan ${at}, tillagt av ${by}`,
    administratorSince: (at) => `Sedan ${at}`,
    warning:
      'Bara en person har åtkomst till faktureringen. Lägg till ett ombud, som ser vad som betalas och kan ta över ägarskapet när den personen är borta.',
    remove: (account) => `Ta bort ${account}`,
    removeShort: 'Ta bort …',
    add: 'Lägg till ett ombud',
    who: 'Användare',
    choose: 'Välj en användare',
    nobody: 'Alla användare i portalen har redan åtkomst till faktureringen. Lägg först till en användare.',
    submit: 'Lägg till ombudet',
    removalTitle: (account) => `Ta bort ${account} från faktureringen?`,
    removalLead: (account) =>
      `${account} förlorar genast sin åtkomst till faktureringen. Vad personen annars får göra i portalen finns kvar.`,
    removalWarning: 'Sedan har bara en person åtkomst till faktureringen, och ingen är redo att ta över.',
    removalSubmit: 'Ta bort ombudet',
  },
  transfer: {
    title: 'Ägarskap',
    needed: (partnerName) =>
      `${partnerName} registrerade er, och därför tillhör kontot fortfarande någon där. Ni kan låta överlåta det till en av era egna.`,
    toForm: 'Begär överlåtelsen',
    formTitle: 'Begär överlåtelse av ägarskapet',
    formLead:
      'Supporten genomför överlåtelsen så snart den nya ägaren är redo och har gått med på den. Det du anger jämförs med det som är registrerat.',
    labels: {
      newAdministrator: 'Ny ägare',
      signUpAccount: 'Kontot som registrerade er',
      companyName: 'Företagets namn',
      accountReference: 'Kontots id',
      cardLastFour: 'De fyra sista siffrorna på kortet som betalar',
    },
    hints: {
      signUpAccount: 'E-postadressen som partnern registrerade er med. Fråga partnern.',
      accountReference: 'Det börjar med sub_ och ingår i portalens adress.',
      cardLastFour: 'Aldrig hela numret.',
    },
    choose: 'Välj en användare',
    submit: 'Begär överlåtelsen',
    asked: (newOwner, at, by) => `Överlåtelsen till ${newOwner} begärdes ${at} av ${by}.`,
    consented: (newOwner, at) => `${newOwner} gick med på den ${at}.`,
    checklist: (newOwner) => `Vad ${newOwner} måste ha`,
    steps: {
      'administrator-role': 'Rollen administratör',
      'invitation-accepted': 'Tagit emot inbjudan',
      'signed-in': 'Loggat in i portalen',
      'account-delegate': 'Är ombud',
    },
    remedies: {
      'administrator-role': 'En administratör ger rollen, under Användare.',
      'invitation-accepted': 'Skicka inbjudan igen; användaren tar emot den genom länken.',
      'signed-in': 'Användaren loggar in i portalen.',
      'account-delegate': 'Lägg till användaren som ombud, här nedanför.',
    },
    done: 'Klart',
    missing: 'Saknas',
    youAreAsked:
      'Du ombeds bli ägare: första användare, huvudadministratör och faktureringsansvarig. Den tidigare blir ombud.',
    agree: 'Gå med på att bli ägare',
    decline: 'Avböj',
    withdraw: 'Dra tillbaka överlåtelsen',
    waiting: 'Den nya ägaren har inte gått med på det än. Det sker på den här sidan, med det egna kontot.',
    supportNext: 'Supporten genomför överlåtelsen så snart ingenting saknas. Båda får besked med e-post.',
  },
  partner: {
    title: 'Partner',
    accessTitle: 'Partnerns åtkomst',
    lead: (partnerName) =>
      `${partnerName} har två slags åtkomst. Ni kan ta bort den ena eller båda på en gång.`,
    nothingLeft: (partnerName) => `${partnerName} har ingen åtkomst längre.`,
    kinds: { billing: 'Åtkomst till faktureringen', user: 'Partnerns användare' },
    kindHints: {
      billing:
        'ser planen, licenserna, debiteringarna och vilka som har åtkomst till faktureringen; köper så länge någon där är faktureringsansvarig och dess användare inte är avstängd',
      user: 'skickar aktiveringar, ser tjänstens historik och arbetar med den',
    },
    open: (since) => `Öppen sedan ${since}`,
    removed: (at, by) => `Borttagen ${at} av ${by}`,
    fee: (fee) => `Så länge någon åtkomst finns kvar debiteras ${fee} i månaden för den.`,
    noFee: 'Under en provperiod debiteras ingenting för den.',
    partnerAdministers: (partnerName) =>
      `Någon hos ${partnerName} är faktureringsansvarig, och någon måste alltid vara det. Överlåt ägarskapet till en av era egna innan ni tar bort åtkomsten till faktureringen.`,
    removeTitle: 'Ta bort åtkomst',
    removeWhich: 'Vad ska tas bort',
    look: 'Visa vad som händer',
    confirmTitle: 'Ta bort partnerns åtkomst?',
    confirmLead: 'Det här tas bort. Ingenting har hänt än.',
    whatGoes: {
      billing: 'Partnern ser inte längre planen, licenserna och debiteringarna, och kan inte längre köpa.',
      user: 'Partnern kan inte längre skicka aktiveringar, se tjänstens historik eller arbeta med den. Att tjänsten finns, och hur det står till med den, ser partnern fortfarande.',
    },
    delegatesGo: 'Inte längre ombud',
    nobodyPays: (partnerName) =>
      `Någon hos ${partnerName} är kvar som faktureringsansvarig men kan inte längre göra något: ingen kan göra om provperioden eller köpa förrän ni släpper in partnern igen eller ägarskapet överlåts till en av era egna.`,
    feeGoes: 'Vad som debiteras',
    feeEnds: (at, total, insteadOf) =>
      `Avgiften för partnern upphör. Den ${at} debiteras ${total} i stället för ${insteadOf}.`,
    feeGoesOn: (fee) => `Avgiften på ${fee} i månaden fortsätter, eftersom den andra åtkomsten finns kvar.`,
    irreversible: 'Åtkomst till faktureringen som har tagits bort kan inte öppnas igen.',
    told: (to) => `Ett mejl om det går till ${to}.`,
    confirm: 'Ta bort nu',
    change: 'Ändra något',
    receipt: 'Kvitto',
    receiptId: 'Nummer',
    receiptAt: 'Datum',
    receiptBy: 'Av',
    receiptRemoved: 'Borttaget',
    receiptRemaining: 'Kvar',
    nothingRemains: 'ingenting',
    noticesGo: 'Meddelanden',
    noticesFrom: (from, to) => `De går till ${to} från och med då, och inte längre till ${from}.`,
    receiptNotices: 'Meddelanden går till',
    receiptFee: 'Avgift',
    receiptFeeUntil: (fee, at) => `${fee} i månaden, debiteras inte längre från ${at}`,
  },
  handOver: {
    toForm: 'Lämna över faktureringen …',
    title: 'Lämna över faktureringen',
    lead: 'Någon annan hos er blir faktureringsansvarig i ditt ställe. Du blir ombud.',
    nobody:
      'Ingen kan ta över än. Gör en användare till administratör eller ombud; så snart personen har loggat in kan du lämna över faktureringen.',
    who: 'Vem tar över',
    look: 'Visa vad som händer',
    confirmTitle: 'Lämna över faktureringen?',
    confirmLead: (who) =>
      `${who} blir första användare, huvudadministratör och faktureringsansvarig, och ensam om att kunna köpa. Ingenting har hänt än.`,
    irreversible:
      'Du kan inte själv ta tillbaka det: du blir ombud, som ser vad som betalas men inte längre kan köpa.',
    confirm: 'Lämna över faktureringen nu',
  },
  lettingIn: {
    offer: 'Behöver ni partnern igen kan ni släppa in dess användare på nytt.',
    look: 'Släpp in partnern igen …',
    title: (partnerName) => `Släppa in ${partnerName} igen?`,
    lead: (partnerName) =>
      `${partnerName} kan åter skicka aktiveringar, se statusen och arbeta med tjänsten. Åtkomsten till faktureringen blir som den är. Ingenting har hänt än.`,
    fee: (fee, at) => `Så länge åtkomsten finns debiteras ${fee} i månaden för den, första gången ${at}.`,
    confirm: 'Släpp in partnern',
  },
  record: {
    title: 'Ansvarig partner',
    chosen: (partner, since) =>
      `${partner} är ansvarig partner sedan ${since}: den partner som leverantören anger som ansvarig för er.`,
    none: 'Ni har inte valt någon ansvarig partner. Det är den partner som leverantören anger som ansvarig för er; ni kan välja en när som helst.',
    search: 'Sök en partner',
    sought: 'Namn, telefonnummer eller auktorisationsnummer',
    soughtHint: 'Ett auktorisationsnummer har tio siffror. Ett telefonnummer kan skrivas hur som helst.',
    find: 'Sök',
    found: (count, hasMore) => {
      if (hasMore) return `De ${count} närmaste visas. Skriv mer av namnet för att hitta andra.`;
      return count === 1 ? 'En partner hittades.' : `${count} partner hittades.`;
    },
    notFound:
      'Ingen aktiv partner hittades. Kontrollera stavningen, eller fråga partnern efter dess tiosiffriga auktorisationsnummer.',
    signUpOnly: (account) =>
      `Ansvarig partner väljs med kontot som registrerade er, eller som tog över efter det: ${account}. Logga in med det; är det inte ert eget behöver ägarskapet först överlåtas.`,
    numberOf: (authorizationNumber) => `Auktorisationsnummer ${authorizationNumber}`,
    choose: 'Välj',
    chooseNamed: (partner) => `Välj ${partner}`,
    takeBack: 'Ta tillbaka valet',
    history: 'Tidigare val',
    designated: (partner, authorizationNumber) => `${partner} (${authorizationNumber}) valdes`,
    removed: 'Valet togs tillbaka',
    at: (at, by) => `${at} · ${by ? `av ${by}` : 'från ett annat av organisationens abonnemang'}`,
    confirmTitle: (partner) => `Välja ${partner}?`,
    confirmLead: (service, organization) =>
      `Den blir ansvarig partner för ${organization} och ${service}. Ingenting har ändrats än.`,
    replaces: (partner) => `${partner} är sedan inte längre ansvarig partner.`,
    confirm: 'Välj partnern',
    takeBackTitle: (partner) => `Ta tillbaka valet av ${partner}?`,
    takeBackLead: (partner) =>
      `${partner} är sedan inte längre ansvarig partner. Ni kan välja igen när som helst.`,
    confirmTakeBack: 'Ta tillbaka valet',
  },
};
