import type { PortalTexts } from '../wording.ts';

export const usersTexts: Pick<PortalTexts, 'back' | 'users' | 'userForm' | 'deletion'> = {
  back: 'Tillbaka till användarna',
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
};
