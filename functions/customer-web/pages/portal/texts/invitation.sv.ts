import { the } from '../../words.sv.ts';
import type { PortalTexts } from '../wording.ts';

export const invitationTexts: Pick<PortalTexts, 'join' | 'deadEnds' | 'wrongAccountRemedy'> = {
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
