import type { PortalTexts } from '../wording.ts';

export const accessTexts: Pick<PortalTexts, 'access'> = {
  access: {
    title: 'Vem kommer åt mitt konto',
    lead: 'Varje person och varje partner med åtkomst till tjänsten, äldst först.',
    partner: {
      user: 'Partner: har lagt upp tjänsten, skickar aktiveringar och ser dess status',
      billing: 'Partner: åtkomst till faktureringen',
    },
    atPartner: (partnerName) => `Arbetar hos ${partnerName}`,
    administratorsAt: (partnerName) => `Administratörerna hos ${partnerName}`,
    pay: 'Alla kan betala, liksom den faktureringsansvariga som arbetar där',
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
};
