import type { PortalTexts } from '../wording.ts';

export const frameTexts: Pick<
  PortalTexts,
  | 'nav'
  | 'roles'
  | 'roleHints'
  | 'done'
  | 'administratorsOnly'
  | 'billingAccessOnly'
  | 'billingAdministratorOnly'
  | 'noSuchUser'
> = {
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
    'transfer-requested':
      'Överlåtelsen är begärd. Den nya ägaren får besked med e-post, liksom en ägare hos partnern.',
    'transfer-agreed': 'Du har gått med på det. Supporten genomför överlåtelsen.',
    'transfer-called-off': 'Överlåtelsen är inställd. Alla andra som berörs får besked med e-post.',
    'partner-chosen': 'Ansvarig partner är vald.',
    'choice-taken-back': 'Valet av ansvarig partner är tillbakataget.',
    'question-asked': 'Supporten har fått din fråga. Svaret kommer här och med e-post.',
    'message-written': 'Supporten har fått ditt meddelande.',
    'access-removed': 'Åtkomsten är borttagen. Kvittot finns nedan.',
    'billing-handed-over': 'Faktureringen är överlämnad. Ni får båda besked med e-post.',
    'partner-let-in': 'Partnern kan arbeta med tjänsten igen.',
    'payment-method-replaced': 'Betalsättet är utbytt.',
    bought: 'Köpt. En bekräftelse är på väg med e-post.',
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
    title: 'Bara den faktureringsansvariga kan göra det här',
    paragraphs: [
      administrator === undefined
        ? 'Den faktureringsansvariga arbetar hos partnern, vars användare är avstängd, så ingen kan göra det nu. En administratör begär en överlåtelse av ägarskapet på sidan för kontot, eller släpper in partnern igen.'
        : `Faktureringsansvarig är ${administrator}. Be om hjälp där.`,
    ],
  }),
  noSuchUser: {
    title: 'Det här finns inte längre',
    paragraphs: [
      'En annan administratör kan ha tagit bort användaren eller svarat på förfrågan. Ingenting har ändrats.',
    ],
  },
};
