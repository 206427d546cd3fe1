import type { PortalTexts } from '../wording.ts';

export const requestsTexts: Pick<PortalTexts, 'requests' | 'ask'> = {
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
};
