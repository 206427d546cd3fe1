import type { PortalTexts } from '../wording.ts';

export const overviewTexts: Pick<PortalTexts, 'overview'> = {
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
    contactSupport: (partnerName) =>
      `Ni har stängt av användaren hos ${partnerName}. Vänd er till supporten med frågor om tjänsten, på sidan Support.`,
    contactVendor: (vendorName) =>
      `Ni registrerade er själva, utan partner. Vänd dig till ${vendorName} med frågor om tjänsten.`,
    helpTitle: 'Hjälpmejl',
    help: {
      wanted: 'Några korta mejl hjälper er i gång under provperioden.',
      stopped: 'Mejlen som hjälper till under provperioden är stoppade.',
    },
    toHelp: { wanted: 'Stoppa dem', stopped: 'Få dem igen' },
  },
};
