import { billingFaults, billingRefusals } from '../billing/texts.sv.ts';
import { ownershipFaults, ownershipRefusals } from '../ownership/texts.sv.ts';
import { signUpFaults, signUpRefusals } from '../sign-up/texts.sv.ts';
import { supportFaults, supportRefusals } from '../support/texts.sv.ts';
import type { PortalTexts } from './wording.ts';

const the = (serviceName: string | undefined): string => serviceName ?? 'tjänsten';
const handOverFaults = {
  missing: 'Välj vem som tar över.',
  'not-possible': 'Den användaren kan inte ta över. Välj en annan.',
};

export const swedish: PortalTexts = {
  nav: {
    label: 'Kundportal',
    overview: 'Översikt',
    users: 'Användare',
    requests: (waiting) => (waiting > 0 ? `Förfrågningar (${waiting})` : 'Förfrågningar'),
    history: 'Historik',
    access: 'Åtkomst',
    billing: 'Fakturering',
    account: 'Konto',
    partner: 'Partner',
    support: 'Support',
  },
  roles: {
    administrator: 'Administratör',
    user: 'Användare',
    'billing-contact': 'Faktureringskontakt',
    'customer-care-contact': 'Kundtjänstkontakt',
    'shipping-contact': 'Leveranskontakt',
  },
  roleHints: {
    administrator: 'lägger till, ändrar och tar bort användare och svarar på förfrågningar',
    user: 'använder tjänsten',
    'billing-contact': 'får frågor om fakturor',
    'customer-care-contact': 'får frågor om support',
    'shipping-contact': 'får frågor om leveranser',
  },
  done: {
    'user-added': 'Användaren är tillagd.',
    'user-invited': 'Inbjudan är på väg.',
    'user-edited': 'Ändringarna är sparade.',
    'user-deleted': 'Användaren är borttagen.',
    'access-granted': 'Åtkomsten är beviljad. Personen får besked med e-post.',
    'access-declined': 'Förfrågan är avslagen. Personen får besked med e-post.',
    converted: 'Abonnemanget är betalt från och med nu. En bekräftelse är på väg med e-post.',
    'information-corrected': 'Uppgifterna är sparade.',
    'delegate-added': 'Ombudet är tillagt.',
    'delegate-removed': 'Ombudet är borttaget.',
    'transfer-requested': 'Överlåtelsen är begärd. Den nya ägaren får besked med e-post.',
    'transfer-agreed': 'Du har gått med på det. Supporten genomför överlåtelsen.',
    'transfer-called-off': 'Överlåtelsen är inställd.',
    'partner-chosen': 'Ansvarig partner är vald.',
    'choice-taken-back': 'Valet av ansvarig partner är tillbakataget.',
    'question-asked': 'Supporten har fått din fråga. Svaret kommer här och med e-post.',
    'message-written': 'Supporten har fått ditt meddelande.',
    'access-removed': 'Åtkomsten är borttagen. Kvittot finns nedan.',
    'billing-handed-over': 'Faktureringen är överlämnad. Ni får båda besked med e-post.',
    'partner-let-in': 'Partnern kan arbeta med tjänsten igen.',
    bought: 'Köpt. En bekräftelse är på väg med e-post.',
  },
  problem: 'Ingenting har ändrats än',
  errorPrefix: 'Fel: ',
  faults: {
    accountId: {
      missing: 'Ange kontot, som är en e-postadress.',
      invalid: 'Ange kontot som en e-postadress, till exempel robin@contoso.example.',
      sensitive: 'Det här ser ut som ett kortnummer. Sådana tas aldrig emot här.',
      taken: 'Det finns redan en användare med det kontot.',
    },
    firstName: {
      missing: 'Ange förnamnet.',
      invalid: 'Ange förnamnet på en rad med högst 80 tecken.',
      sensitive: 'Det här ser ut som ett kortnummer. Sådana tas aldrig emot här.',
    },
    lastName: {
      missing: 'Ange efternamnet.',
      invalid: 'Ange efternamnet på en rad med högst 80 tecken.',
      sensitive: 'Det här ser ut som ett kortnummer. Sådana tas aldrig emot här.',
    },
    roles: {
      missing: 'Välj minst en roll.',
      invalid: 'Välj bland rollerna i listan.',
      'not-possible': 'De här rollerna kan inte tas bort nu.',
    },
    subscription: {
      missing: 'Ange tjänstens adress eller id.',
      invalid: 'Ange tjänstens id, som börjar med sub_.',
      sensitive: 'Det här ser ut som ett kortnummer. Sådana tas aldrig emot här.',
    },
    'billing-contact': handOverFaults,
    'customer-care-contact': handOverFaults,
    'shipping-contact': handOverFaults,
    ...billingFaults,
    ...ownershipFaults,
    ...signUpFaults,
    ...supportFaults,
  },
  refusals: (partnerName) => ({
    ...billingRefusals,
    ...ownershipRefusals,
    ...signUpRefusals,
    ...supportRefusals,
    'user-already-added':
      'Det finns redan en användare med det kontot. Ändra den användaren, eller skicka inbjudan igen.',
    'user-is-billing-administrator':
      'Användaren är faktureringsansvarig, och någon måste alltid vara det. Låt först överlåta ägarskapet.',
    'user-is-delegate': 'Användaren har tillgång till faktureringen som ombud. Ta först bort ombudet.',
    'user-is-administrator':
      'En administratör kan inte tas bort. Ta först ifrån användaren administratörsrättigheterna.',
    'last-administrator':
      'Det här är den sista administratören som har loggat in. Gör först en annan användare till administratör, och vänta tills den har loggat in.',
    'role-is-mandatory':
      'Någon måste vara faktureringskontakt, kundtjänstkontakt och leveranskontakt. Ge först rollen till en annan användare.',
    'hand-over-not-possible':
      'En av användarna kan inte ta över; den kan ha tagits bort under tiden. Välj igen.',
    'already-joined': 'Användaren har redan loggat in och behöver ingen inbjudan.',
    'no-licence-left': `Alla licenser är upptagna. Ta bort en användare som har slutat, eller be ${partnerName} om fler licenser.`,
    'portal-is-full': 'Det finns inte plats för fler användare. Ta först bort användare som har slutat.',
    'administrator-is-portal-identity':
      'Kontot loggar in i partnerportalen och kan inte vara administratör här. Välj ett annat konto, även om det är samma person.',
    'precondition-failed':
      'Någon annan har gjort ändringar sedan du öppnade sidan. Se hur det är nu, och bestäm dig igen.',
    'nothing-to-change': 'Det finns ingenting att ändra.',
    'too-much-contention': 'Andra gör ändringar just nu. Skicka formuläret igen.',
    'data-center-unavailable':
      'Det går inte att kontrollera just nu, och ingenting har ändrats. Försök igen om några minuter.',
    'idempotency-key-reused': 'Formuläret har redan skickats med andra uppgifter. Börja om.',
  }),
  back: 'Tillbaka till användarna',
  overview: {
    licences: 'Licenser',
    licencesOf: (taken, total) => `${taken} av ${total} upptagna`,
    ownNoLicencesLeft:
      'Alla licenser är upptagna. För att lägga till någon tar du bort en användare som har slutat, eller köper fler licenser.',
    ownNoLicencesInTrial:
      'Alla licenser i provperioden är upptagna. För att lägga till någon tar du bort en användare som har slutat, eller tar fler licenser med ett betalt abonnemang.',
    noLicencesWithoutOwner:
      'Alla licenser är upptagna. För att lägga till någon tar du bort en användare som har slutat. Fler går att köpa när ägarskapet har överlåtits till en av era egna: en administratör begär det på sidan för kontot.',
    noLicencesLeft: (whom) =>
      `Alla licenser är upptagna. För att lägga till någon tar du bort en användare som har slutat, eller ber ${whom} om fler licenser.`,
    unlimitedLicences: (taken) => `${taken} upptagna, ingen gräns`,
    storage: 'Lagring',
    storageOf: (gigabytes) => `${gigabytes} GB`,
    noStorage: 'ingår inte i tjänsten',
    expiredTitle: 'Provperioden är slut',
    expired: (purgeAt) =>
      `Provperioden gjordes inte om till ett betalt abonnemang, så tjänsten går inte att använda. ${purgeAt ? `Era data finns kvar till ${purgeAt}. ` : ''}Supporten kan fortfarande göra om den före dess, och då är allt som förut: fråga supporten.`,
    ownTrial: (until) =>
      `Det här är en provperiod, som slutar ${until}. Du kan när som helst före dess göra om den till ett betalt abonnemang; användare och data finns kvar.`,
    trialWithoutOwner: (until) =>
      `Det här är en provperiod, som slutar ${until}. Vill ni fortsätta låter ni före dess överlåta ägarskapet till en av era egna, som kan göra om den till ett betalt abonnemang: en administratör begär det på sidan för kontot.`,
    trial: (until, whom) =>
      `Det här är en provperiod, som slutar ${until}. Be ${whom} göra om den till ett betalt abonnemang före dess; användare och data finns kvar.`,
    yourRoles: 'Dina roller',
    administrators: 'Administratörer',
    waiting: (count) => (count === 1 ? 'En person ber om åtkomst.' : `${count} personer ber om åtkomst.`),
    toRequests: 'Bevilja eller avslå',
    offered: 'Du ombeds ta över ägarskapet för tjänsten.',
    toOffer: 'Gå med på det eller avböj',
    partner: 'Partner',
    contactVendor: (vendorName) =>
      `Ni registrerade er själva, utan partner. Vänd dig till ${vendorName} med frågor om tjänsten.`,
    helpTitle: 'Hjälpmejl',
    help: {
      wanted: 'Några korta mejl hjälper er i gång under provperioden.',
      stopped: 'Mejlen som hjälper till under provperioden är stoppade.',
    },
    toHelp: { wanted: 'Stoppa dem', stopped: 'Få dem igen' },
  },
  users: {
    title: 'Användare',
    add: 'Lägg till en användare',
    edit: (name) => `Ändra ${name}`,
    more: 'Fler användare',
    you: 'du',
    statuses: {
      active: 'Aktiv',
      'not-sent': 'Inbjuden, inget mejl skickat',
      queued: 'Inbjuden, mejlet är på väg',
      sent: 'Inbjuden, mejl skickat',
      failed: 'Inbjuden, mejlet kom inte fram',
      delayed: 'Inbjuden, mejlet dröjer',
      delivered: 'Inbjuden, mejlet har kommit fram',
      bounced: 'Inbjuden, mejlet studsade',
      complained: 'Inbjuden, mejlet oönskat',
      expired: 'Inbjudan har gått ut',
    },
    expires: (at) => `Inbjudan gäller till ${at}`,
    since: (at) => `Sedan ${at}`,
  },
  userForm: {
    addTitle: 'Lägg till en användare',
    editTitle: (name) => `Ändra ${name}`,
    accountId: 'Konto',
    accountHint: 'E-postadressen som personen loggar in med. Aldrig ett lösenord.',
    firstName: 'Förnamn',
    lastName: 'Efternamn',
    roles: 'Roller',
    language: 'Språk i mejlen',
    sendInvitation: 'Skicka inbjudan nu',
    sendInvitationHint: 'Annars kan du skicka den senare. Den kan skickas igen så ofta det behövs.',
    submitNew: 'Lägg till användaren',
    submitEdit: 'Spara ändringarna',
    cancel: 'Avbryt',
    invitation: 'Inbjudan',
    invitationStates: {
      'not-sent': () => 'Ingen inbjudan har skickats än.',
      queued: (at) => `Inbjudan från ${at} är på väg att skickas.`,
      sent: (at, expires) => `Inbjudan skickades ${at} och gäller till ${expires}.`,
      failed: (at) =>
        `Inbjudan från ${at} kunde inte levereras. Kontrollera kontot: är det fel tar du bort användaren och lägger till den igen.`,
      delayed: (at) => `Inbjudan från ${at} väntar på mottagarens e-posttjänst.`,
      delivered: (at, expires) => `Inbjudan från ${at} har kommit fram och gäller till ${expires}.`,
      bounced: (at) =>
        `Inbjudan från ${at} kom tillbaka. Kontrollera kontot: är det fel tar du bort användaren och lägger till på nytt. Var brevlådan bara full skickar du inbjudan igen.`,
      complained: (at) =>
        `Inbjudan från ${at} anmäldes som skräppost, så inga fler mejl går till adressen. Fråga personen; supporten kan tillåta mejl dit igen.`,
      expired: (_at, expires) => `Inbjudan gick ut ${expires}. Skicka den igen.`,
    },
    send: 'Skicka inbjudan',
    sendAgain: 'Skicka inbjudan igen',
    deletion: 'Ta bort användaren',
    deletionHint: 'För den som har slutat. Det som användaren ansvarade för lämnas över.',
    administratorHint:
      'En administratör kan inte tas bort. Ta först ifrån användaren administratörsrättigheterna.',
    toDeletion: 'Ta bort …',
  },
  deletion: {
    title: (name) => `Ta bort ${name}?`,
    lead: (name, account) =>
      `${name} (${account}) förlorar genast sin åtkomst. Licensen blir ledig, och historiken behåller det som har gjorts.`,
    handOver: 'Vem tar över?',
    handOverHint: (name) =>
      `Ingen annan har de här rollerna. De lämnas över i samma ögonblick som ${name} tas bort.`,
    takesOver: (role) => `Ny ${role.toLowerCase()}`,
    choose: 'Välj en användare',
    nobody: 'Det finns ingen annan användare som kan ta över. Lägg först till en.',
    submit: 'Ta bort användaren',
    administrator: (name) =>
      `${name} är administratör och kan inte tas bort. Ta först ifrån användaren administratörsrättigheterna genom att ändra användaren.`,
  },
  requests: {
    title: 'Förfrågningar om åtkomst',
    lead: 'De här personerna har loggat in och ber att få bli användare. Kontot är det som de loggade in med; namnet är vad de har skrivit.',
    none: 'Ingen väntar på svar.',
    link: 'Kollegor ber om åtkomst på den här adressen:',
    asked: (at) => `Frågade ${at}`,
    expires: (at) => `Gäller till ${at}`,
    grant: (name) => `Bevilja åtkomst för ${name}`,
    decline: (name) => `Avslå förfrågan från ${name}`,
    grantShort: 'Bevilja',
    declineShort: 'Avslå',
  },
  history: {
    title: 'Historik',
    users: 'Användare och åtkomst',
    service: 'Tjänsten',
    older: 'Äldre ändringar',
    newest: 'Nyaste ändringarna',
    by: (who) => `av ${who}`,
    system: 'av sig självt',
    mailRecipient: 'någon som fick mejlet',
    customer: 'kunden',
    partner: (account) => `${account}, partner`,
    support: 'supporten',
    events: {
      'portal-opened': (whom) => `${whom} godkände inbjudan och öppnade portalen`,
      'user-added': (whom) => `${whom} lades till`,
      'user-invited': (whom) => `En inbjudan skickades till ${whom}`,
      'user-joined': (whom) => `${whom} tog emot inbjudan`,
      'user-corrected': (whom) => `Uppgifterna om ${whom} ändrades`,
      'roles-changed': (whom, roles) => `Rollerna för ${whom} är nu: ${roles}`,
      'user-deleted': (whom) => `${whom} togs bort`,
      'access-requested': (whom) => `${whom} bad om åtkomst`,
      'access-granted': (whom) => `Förfrågan från ${whom} beviljades`,
      'access-declined': (whom) => `Förfrågan från ${whom} avslogs`,
      'support-asked': (whom) => `${whom} frågade supporten`,
      'support-written': (whom) => `${whom} skrev till supporten igen`,
      'support-closed': (whom) => `Supporten stängde det som ${whom} frågade`,
      'support-answered': (whom) => `Supporten svarade ${whom}`,
    },
    serviceEvents: {
      'subscription-added': 'Tjänsten lades till',
      'invitation-sent': 'Aktiveringen skickades',
      'invitation-withdrawn': 'Aktiveringen drogs tillbaka',
      'invitation-mail-reported': 'E-posttjänsten berättade vad det blev av aktiveringen',
      'mail-block-lifted': 'Supporten tillåter mejl till en adress igen',
      activated: 'Tjänsten aktiverades',
      'account-number-linked': 'Kontonumret lades till, och tidsgränsen upphörde',
      'reactivation-requested': 'Kontonumret lades till; supporten ombads återaktivera tjänsten',
      'contact-changed': 'Kontakten för påminnelser ändrades',
      'notice-given': 'En påminnelse om en tidsgräns skickades',
      inactivated: 'Tjänsten blev inaktiv',
      reactivated: 'Tjänsten återaktiverades',
      'trial-started': 'Provperioden började',
      'help-given': 'Ett hjälpmejl skickades',
      'help-unsubscribed': 'Hjälpmejlen stoppades',
      'help-resumed': 'Hjälpmejlen sattes i gång igen',
      'partner-of-record-designated': 'Kunden valde ansvarig partner',
      'partner-of-record-removed': 'Valet av ansvarig partner togs tillbaka',
      'advisor-fee-claimed': 'Den ansvariga partnern begärde rådgivararvodet',
      expired: 'Provperioden tog slut',
      'billing-details-given': 'Faktureringsadress och betalningssätt angavs',
      charged: 'En månad debiterades',
      'delegate-added': 'Ett ombud fick åtkomst till faktureringen',
      'delegate-removed': 'Ett ombuds åtkomst till faktureringen togs bort',
      'ownership-transfer-requested': 'En överlåtelse av ägarskapet begärdes',
      'ownership-transfer-consented': 'Den nya ägaren gick med på överlåtelsen',
      'ownership-transfer-declined': 'Den nya ägaren avböjde överlåtelsen',
      'ownership-transfer-withdrawn': 'Överlåtelsen av ägarskapet drogs tillbaka',
      'ownership-transferred': 'Ägarskapet överläts',
      'card-digits-mismatched': 'Fel siffror på kortet angavs',
      'card-block-lifted': 'Supporten låter kortets siffror anges igen',
      'billing-handed-over': 'Faktureringen lämnades över',
      'partner-access-granted': 'Partnern släpptes in igen',
      'partner-access-removed': 'Partnerns åtkomst togs bort',
      'account-information-corrected': 'Kontouppgifterna rättades',
      'end-of-support-announced': 'Slutet på supporten för tjänsten meddelades',
      'purge-started': 'Borttagningen av data började',
      converted: 'Provperioden blev ett betalt abonnemang',
    },
    bought: (what) => `Köpt: ${what}`,
    otherEvent: 'Tjänsten ändrades',
  },
  access: {
    title: 'Vem kommer åt mitt konto',
    lead: 'Varje person och varje partner med åtkomst till tjänsten, äldst först.',
    partner: {
      user: 'Partner: har lagt upp tjänsten, skickar aktiveringar och ser dess status',
      billing: 'Partner: åtkomst till faktureringen',
    },
    atPartner: (partnerName) => `Arbetar hos ${partnerName}`,
    inBilling: { administrator: 'Faktureringsansvarig', delegate: 'Ombud: åtkomst till faktureringen' },
    since: (at) => `Har åtkomst sedan ${at}`,
    invitedSince: (at) => `Inbjuden sedan ${at}, har inte loggat in än`,
    by: (who) => `Tillagd av ${who}`,
    byPartner: (partnerName) => `Utsedd av ${partnerName}`,
    bySetUp: 'Genom att lägga upp tjänsten',
    bySigningUp: 'Genom att registrera sig',
    removed: 'Inte längre',
    removedAt: (at, by) => `Borttagen ${at} av ${by}`,
    toPartner: 'Se partnern och dess åtkomst',
  },
  ask: {
    title: 'Be om åtkomst',
    lead: 'En administratör för tjänsten får din förfrågan med e-post och beviljar eller avslår den. Du får svaret med e-post.',
    subscription: 'Tjänst',
    subscriptionHint:
      'Tjänstens id, som börjar med sub_, eller adressen till dess portal. Fråga en kollega som använder den.',
    submit: 'Skicka förfrågan',
    button: 'Be om åtkomst',
    asked: {
      title: 'Din förfrågan är mottagen',
      paragraphs: [
        'Finns tjänsten har dess administratörer fått besked, och du får ett svar med e-post. Att fråga igen ändrar ingenting.',
        'Av hänsyn till integriteten säger vi inte här om tjänsten finns. Hör du ingenting, kontrollera adressen med en kollega.',
      ],
    },
  },
  administratorsOnly: {
    title: 'Bara administratörer ser det här',
    paragraphs: ['Fråga en av tjänstens administratörer; de står i översikten.'],
  },
  billingAccessOnly: (administrator) => ({
    title: 'Bara de med åtkomst till faktureringen ser det här',
    paragraphs: [`Faktureringsansvarig är ${administrator}. Fråga där, eller något av ombuden.`],
  }),
  billingAdministratorOnly: (administrator) => ({
    title: 'Bara den faktureringsansvariga ser det här',
    paragraphs: [`Faktureringsansvarig är ${administrator}. Be om hjälp där, eller om att få se det.`],
  }),
  noSuchUser: {
    title: 'Det här finns inte längre',
    paragraphs: [
      'En annan administratör kan ha tagit bort användaren eller svarat på förfrågan. Ingenting har ändrats.',
    ],
  },
  join: {
    title: (serviceName) => `Välkommen till ${serviceName}`,
    lead: ({ organizationName, serviceName, invitee }) =>
      `${organizationName} har lagt till ${invitee.firstName} ${invitee.lastName} som användare av ${serviceName}.`,
    account: 'Bara det här kontot kan ta emot inbjudan:',
    confirm: 'Från och med nu loggar du in med det här kontot och har åtkomst till tjänsten.',
    button: 'Ta emot inbjudan',
  },
  deadEnds: {
    used: (serviceName) => ({
      title: 'Inbjudan är redan godkänd',
      paragraphs: [
        `En inbjudan kan bara tas emot en gång, och den här till ${the(serviceName)} har tagits emot.`,
        'Är den din loggar du in för att se portalen.',
      ],
    }),
    replaced: (serviceName) => ({
      title: 'Länken har ersatts av en nyare',
      paragraphs: [
        `Inbjudan till ${the(serviceName)} har skickats igen, och bara det senaste mejlet fungerar.`,
        'Leta upp det nyaste mejlet i din inkorg och öppna länken där.',
      ],
    }),
    withdrawn: (serviceName) => ({
      title: 'Inbjudan har dragits tillbaka',
      paragraphs: [
        `Inbjudan till ${the(serviceName)} kan inte längre tas emot. Ingenting har ändrats.`,
        'Tror du att det är ett misstag? Fråga en administratör i din organisation.',
      ],
    }),
    expired: (serviceName) => ({
      title: 'Inbjudan har gått ut',
      paragraphs: [
        `Tiden för att ta emot inbjudan till ${the(serviceName)} är slut. Ingenting har gått förlorat.`,
        'Be en administratör i din organisation att skicka den igen.',
      ],
    }),
    inactive: (serviceName) => ({
      title: serviceName ? `${serviceName} går inte att använda nu` : 'Tjänsten går inte att använda nu',
      paragraphs: [
        'Tjänsten är inaktiv, eller så är provperioden slut. Alla data finns kvar än så länge.',
        'En administratör i din organisation vet vad som ska göras. När tjänsten är aktiv igen öppnar du länken igen eller ber om en ny inbjudan.',
      ],
    }),
    unknown: () => ({
      title: 'Vi hittar inte inbjudan',
      paragraphs: [
        'Länken kan vara ofullständig: vissa e-postprogram bryter långa länkar. Öppna den direkt från mejlet, eller kopiera hela länken till adressfältet.',
        'Fungerar det ändå inte, be en administratör i din organisation att skicka inbjudan igen.',
      ],
    }),
  },
  wrongAccountRemedy:
    'Logga ut och logga sedan in med det inbjudna kontot. Är fel konto inbjudet ber du en administratör i din organisation att lägga till rätt konto. Ingenting har ändrats.',
};
