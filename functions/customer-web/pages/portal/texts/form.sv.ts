import { billingFaults, billingRefusals } from '../../billing/texts.sv.ts';
import { ownershipFaults, ownershipRefusals } from '../../ownership/texts.sv.ts';
import { signUpFaults, signUpRefusals } from '../../sign-up/texts.sv.ts';
import { supportFaults, supportRefusals } from '../../support/texts.sv.ts';
import { lineFaults, sensitive } from '../../words.sv.ts';
import type { PortalTexts } from '../wording.ts';

const handOverFaults = {
  missing: 'Välj vem som tar över.',
  'not-possible': 'Den användaren kan inte ta över. Välj en annan.',
};

export const formTexts: Pick<PortalTexts, 'problem' | 'errorPrefix' | 'faults' | 'refusals'> = {
  problem: 'Ingenting har ändrats än',
  errorPrefix: 'Fel: ',
  faults: {
    accountId: {
      missing: 'Ange kontot, som är en e-postadress.',
      invalid: 'Ange kontot som en e-postadress, till exempel robin@contoso.example.',
      sensitive,
      taken: 'Det finns redan en användare med det kontot.',
    },
    firstName: lineFaults('förnamnet', 80),
    lastName: lineFaults('efternamnet', 80),
    roles: {
      missing: 'Välj minst en roll.',
      invalid: 'Välj bland rollerna i listan.',
      'not-possible': 'De här rollerna kan inte tas bort nu.',
    },
    subscription: {
      missing: 'Ange tjänstens adress eller id.',
      invalid: 'Ange tjänstens id, som börjar med sub_.',
      sensitive,
    },
    'billing-contact': handOverFaults,
    'customer-care-contact': handOverFaults,
    'shipping-contact': handOverFaults,
    ...billingFaults,
    ...ownershipFaults,
    ...signUpFaults,
    ...supportFaults,
  },
  refusals: {
    ...billingRefusals,
    ...ownershipRefusals,
    ...signUpRefusals,
    ...supportRefusals,
    'user-already-added':
      'Det finns redan en användare med det kontot. Ändra den användaren, eller skicka inbjudan igen.',
    'user-is-billing-administrator':
      'Användaren är faktureringsansvarig, och någon måste alltid vara det. Låt först överlåta ägarskapet.',
    'user-is-new-owner':
      'Användaren har tillfrågats om att ta över ägarskapet. Dra först tillbaka överlåtelsen; om du inte kan det gör den faktureringsansvariga eller supporten det.',
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
    'no-licence-left':
      'Alla licenser är upptagna. Ta bort en användare som har slutat; på översikten står vem som kan köpa fler.',
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
  },
};
