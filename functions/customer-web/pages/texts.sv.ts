import type { Texts } from './wording.ts';
import { the } from './words.sv.ts';

export const swedish: Texts = {
  skipToContent: 'Hoppa till innehållet',
  languages: 'Språk',
  steps: { label: 'Aktiveringens steg', names: ['Inbjudan', 'Inloggning', 'Avtal'] },
  documents: 'Dokument',
  start: (brandName) => ({
    title: `Välkommen till ${brandName}`,
    paragraphs: [
      'Har du fått en inbjudan att aktivera en tjänst? Öppna länken i mejlet som du har fått.',
      'Är tjänsten redan aktiv loggar du in för att se den.',
    ],
  }),
  signIn: 'Logga in',
  signInAgain: 'Logga in igen',
  signOut: 'Logga ut',
  signedInAs: (account) => `Inloggad som ${account}`,
  toPortal: 'Till portalen',
  facts: {
    organization: 'Organisation',
    service: 'Tjänst',
    partner: 'Partner',
    administrator: 'Administratör',
    account: 'Logga in som',
    validUntil: 'Giltig till',
    countryOfUse: 'Användningsland',
    dataCenter: 'Datacenter',
  },
  invitation: {
    title: (serviceName) => `Aktivera ${serviceName}`,
    lead: ({ partnerName, serviceName, organizationName, invitee }) =>
      `${partnerName} har lagt upp ${serviceName} för ${organizationName} och angett ${invitee.firstName} ${invitee.lastName} som administratör.`,
    account: 'Bara det här kontot kan ta emot inbjudan:',
    unchanged: 'Ingenting ändras förrän du har loggat in och godkänt avtalen.',
    button: 'Logga in för att fortsätta',
  },
  toSuccessor: 'Se efterföljaren',
  deadEnds: {
    over: (serviceName) => ({
      title: 'Provperioden är slut',
      paragraphs: [
        `Provperioden för ${the(serviceName)} gjordes inte om till ett betalt abonnemang, så inbjudan kan inte godkännas nu. Alla data finns kvar än så länge.`,
        'Be supporten göra om den till ett betalt abonnemang innan data raderas. Öppna sedan länken igen.',
      ],
    }),
    ended: (serviceName) => ({
      title: 'Tjänsten tar inte emot nya kunder',
      paragraphs: [
        `Supporten för ${the(serviceName)} har upphört, så inbjudan kan inte längre tas emot. Ingenting har ändrats.`,
        'Fråga den som bjöd in dig, eller supporten, om efterföljaren.',
      ],
    }),
    used: (serviceName) => ({
      title: 'Inbjudan är redan godkänd',
      paragraphs: [
        `En inbjudan kan bara godkännas en gång, och ${the(serviceName)} är redan aktiverad.`,
        'Är du administratör loggar du in för att se portalen. Annars ber du administratören i din organisation om åtkomst.',
      ],
    }),
    replaced: (serviceName) => ({
      title: 'Länken har ersatts av en nyare',
      paragraphs: [
        `Inbjudan till ${the(serviceName)} har skickats igen, och bara det senaste mejlet fungerar.`,
        'Leta upp det nyaste mejlet i din inkorg och öppna länken där. Hittar du det inte, be din partner att skicka det igen.',
      ],
    }),
    withdrawn: (serviceName) => ({
      title: 'Inbjudan har dragits tillbaka',
      paragraphs: [
        `Din partner har dragit tillbaka inbjudan till ${the(serviceName)}. Den kan inte längre godkännas, och ingenting har ändrats.`,
        'Tror du att det är ett misstag? Be då din partner om en ny inbjudan.',
      ],
    }),
    expired: (serviceName) => ({
      title: 'Inbjudan har gått ut',
      paragraphs: [
        `Tiden för att godkänna inbjudan till ${the(serviceName)} är slut. Ingenting har gått förlorat.`,
        'Be din partner att skicka inbjudan igen. Då får du en ny länk med e-post.',
      ],
    }),
    inactive: (serviceName) => ({
      title: serviceName ? `${serviceName} är inaktiv` : 'Tjänsten är inaktiv',
      paragraphs: [
        'Inget kontonummer registrerades i tid för er organisation, så tjänsten kan inte aktiveras nu. Alla data finns kvar än så länge.',
        'Ge er partner organisationens kontonummer. När tjänsten har återaktiverats öppnar du länken igen eller ber om en ny inbjudan.',
      ],
    }),
    unknown: () => ({
      title: 'Vi hittar inte inbjudan',
      paragraphs: [
        'Länken kan vara ofullständig: vissa e-postprogram bryter långa länkar. Öppna den direkt från mejlet, eller kopiera hela länken till adressfältet.',
        'Fungerar det ändå inte, be din partner att skicka inbjudan igen.',
      ],
    }),
  },
  linkLost: {
    title: 'Öppna länken i mejlet igen',
    paragraphs: [
      'Webbläsaren vet inte vilken inbjudan du tittar på. Det händer när sidan har varit öppen länge, när kakor är blockerade eller i en annan webbläsare.',
      'Öppna länken i mejlet en gång till. Det kan du göra hur ofta du vill: det ändrar ingenting.',
    ],
  },
  agreements: {
    title: 'Läs och godkänn',
    lead: ({ organizationName, serviceName }) =>
      `Du är på väg att aktivera ${serviceName} för ${organizationName}. Då behöver båda dokumenten godkännas för organisationens räkning.`,
    legend: 'Dokument',
    agreeTo: (document) => `Jag godkänner ${document}`,
    read: 'Läs',
    opensInNewTab: 'öppnas i en ny flik',
    version: (version) => `Version från ${version}`,
    recorded: 'Vi sparar vem som godkände, när, på vilket språk och vilken version av dokumenten.',
    accept: 'Godkänn och aktivera',
    problem: 'Tjänsten är inte aktiverad än',
    errorPrefix: 'Fel: ',
    missing: (document) => `Kryssa i rutan för att godkänna ${document}.`,
    changed: (document) => `Texten i ${document} har ändrats sedan du öppnade sidan. Läs den igen.`,
  },
  wrongAccount: {
    title: 'Inbjudan gäller ett annat konto',
    lead: (signedIn, registered) =>
      `Du är inloggad som ${signedIn}. Inbjudan är registrerad för ett konto av formen ${registered}, och bara det kan godkänna den.`,
    remedy:
      'Logga ut och logga sedan in med det registrerade kontot. Är fel konto registrerat ber du din partner att rätta det och skicka inbjudan igen. Ingenting har ändrats.',
    button: 'Logga ut och använd ett annat konto',
  },
  notVerified: {
    title: 'Ditt konto är inte verifierat',
    paragraphs: [
      'Din identitetsleverantör har inte bekräftat att kontots e-postadress tillhör dig.',
      'Bekräfta adressen hos identitetsleverantören och logga sedan in igen.',
    ],
  },
  signInNotCompleted: {
    title: 'Inloggningen slutfördes inte',
    paragraphs: [
      'Den avbröts, tog för lång tid eller påbörjades i ett annat fönster. Ingenting har ändrats.',
      'Logga in igen för att fortsätta där du var.',
    ],
  },
  signInUnavailable: {
    title: 'Det går inte att logga in just nu',
    paragraphs: [
      'Identitetsleverantören svarar inte. Ingenting har ändrats.',
      'Försök igen om några minuter.',
    ],
  },
  notSignedIn: {
    title: 'Logga in',
    paragraphs: [
      'Du är inte inloggad, eller så har din session gått ut. En session varar i tolv timmar. Ingenting har ändrats.',
      'Logga in för att fortsätta där du var.',
    ],
  },
  signedOut: {
    title: 'Du är utloggad',
    paragraphs: ['Du kan stänga fönstret, eller logga in med samma eller ett annat konto.'],
  },
  noPortal: (account) => ({
    title: 'Det finns ingen tjänst för kontot',
    paragraphs: [
      `${account} har inte åtkomst till någon tjänst här.`,
      'Har du flera konton? Logga ut och använd det som du blev inbjuden med. Annars ber du administratören i din organisation om åtkomst.',
    ],
  }),
  choosePortal: 'Välj en tjänst',
  portal: {
    welcome: (organizationName) => organizationName,
    statuses: {
      provisioning: 'Läggs upp',
      added: 'Tillagd',
      'invitation-sent': 'Inbjudan skickad',
      active: 'Aktiv',
      inactive: 'Inaktiv',
      trial: 'Provperiod',
      paid: 'Betald',
      purged: 'Raderad',
      expired: 'Utgången',
    },
    nextDeadline: 'Tidsgränser',
    deadlines: {
      'invitation-expiry': 'Inbjudan går ut',
      'end-of-support': 'Supporten upphör',
      expiry: 'Provperioden slutar',
      inactivation: 'Blir inaktiv',
      purge: 'Data raderas',
    },
    noDeadlines: 'Det finns inga tidsgränser. Tjänsten är er utan begränsning i tid.',
    noAccountNumber: (at, partnerName) =>
      `Tjänsten är ännu inte kopplad till något kontonummer och kan användas till ${at}. Ge ${partnerName} organisationens kontonummer före dess.`,
    inactiveTitle: 'Tjänsten är inaktiv',
    inactive: (purgeAt, partnerName) =>
      `Inget kontonummer registrerades i tid, så tjänsten går inte att använda. ${purgeAt ? `Era data finns kvar till ${purgeAt}. ` : ''}Ge ${partnerName} organisationens kontonummer före dess: då återaktiveras tjänsten, och allt är som förut.`,
    contactTitle: 'Vem du kontaktar',
    contact: (partnerName) =>
      `${partnerName} är er partner för tjänsten. Vänd dig dit med frågor om kontonumret, inbjudan eller tjänsten.`,
  },
  helpMails: {
    wanted: (serviceName, organizationName) => ({
      title: 'Stoppa hjälpmejlen?',
      paragraphs: [
        `Under provperioden för ${serviceName} skickar vi ${organizationName} några korta mejl som hjälper er i gång. Här stoppar du dem, för alla som får dem.`,
        'Mejl om själva tjänsten, till exempel inbjudningar och tidsgränser, når er ändå.',
      ],
    }),
    stopped: (serviceName, organizationName) => ({
      title: 'Hjälpmejlen är stoppade',
      paragraphs: [
        `${organizationName} får inga fler mejl som hjälper till under provperioden för ${serviceName}.`,
        'Mejl om själva tjänsten, till exempel inbjudningar och tidsgränser, når er ändå.',
      ],
    }),
    over: {
      title: 'Det kommer inga fler hjälpmejl',
      paragraphs: ['Provperioden är slut eller har blivit ett abonnemang, så inga fler skickas.'],
    },
    unknown: {
      title: 'Vi hittar inte de här mejlen',
      paragraphs: [
        'Länken kan vara ofullständig: vissa e-postprogram bryter långa länkar. Öppna den direkt från mejlet, eller kopiera hela till adressfältet.',
      ],
    },
    stop: 'Stoppa hjälpmejlen',
    resume: 'Skicka dem igen',
  },
  document: { version: (version) => `Version från ${version}` },
  foreignForm: {
    title: 'Formuläret kunde inte tas emot',
    paragraphs: [
      'Det kom inte från sidan som du har öppen, eller så var sidan öppen i två fönster. Ingenting har ändrats.',
      'Gå tillbaka, ladda om sidan och skicka formuläret igen.',
    ],
  },
  notFound: {
    title: 'Sidan finns inte',
    paragraphs: [
      'Adressen kan vara felskriven eller ofullständig.',
      'Har du fått en inbjudan öppnar du länken i mejlet igen.',
    ],
  },
  tooLarge: {
    title: 'Det här var för mycket på en gång',
    paragraphs: [
      'Formuläret innehöll mer än vad som kan läsas här. Gå tillbaka, korta ned det och skicka igen.',
    ],
  },
  secretField: {
    title: 'Skicka aldrig ett lösenord',
    paragraphs: [
      'Formuläret hade ett fält för ett lösenord eller en annan hemlighet. Ingen sida här frågar efter något sådant, och ingenting har ändrats.',
    ],
  },
  partnerAccount: {
    title: 'Kontot arbetar för en partner',
    paragraphs: [
      'Kontot du är inloggad med används för att logga in i partnerportalen och kan därför inte vara administratör hos en kund.',
      'Be din partner att skicka inbjudan till ett annat av dina konton. Ingenting har ändrats.',
    ],
  },
  methodNotAllowed: {
    title: 'Så fungerar inte sidan',
    paragraphs: ['Sidan anropades på ett sätt som den inte stöder. Gå tillbaka och försök igen.'],
  },
  failure: {
    title: 'Något gick fel hos oss',
    paragraphs: [
      'Vi kunde inte slutföra det du bad om. Felet är registrerat.',
      'Försök igen om några minuter.',
    ],
  },
  unavailable: {
    title: 'Tjänsten går inte att nå just nu',
    paragraphs: ['Försök igen om några minuter.'],
  },
  notNow: {
    title: 'Tjänsten går inte att nå just nu',
    paragraphs: ['Ingenting har ändrats. Försök igen om några minuter.'],
  },
  unknown: {
    lead: 'Det är okänt om det du skickade blev gjort. Titta på sidan först: om några minuter visar den hur det är.',
    sendAgain:
      'Blev det inte gjort går du tillbaka och skickar samma formulär igen. Det är ofarligt: det görs en gång, hur ofta det än skickas.',
    fillInAgain: 'Blev det inte gjort fyller du i formuläret och skickar det igen.',
    look: 'Titta på sidan',
  },
};
