import type { BillingFaults, BillingTexts } from './wording.ts';

export const sensitive = 'Det här ser ut som ett kortnummer. Sådana tas aldrig emot här.';

/** The faults of a line of text. */
export const lineFaults = (what: string, most: number) => ({
  missing: `Ange ${what}.`,
  invalid: `Ange ${what} på en rad med högst ${most} tecken.`,
  sensitive,
});

export const billingFaults: BillingFaults = {
  plan: { missing: 'Välj en plan.', invalid: 'Välj en av planerna.', 'not-possible': 'Välj en högre plan.' },
  release: {
    missing: 'Välj en version.',
    invalid: 'Välj en av versionerna.',
    'not-possible': 'Välj en nyare version.',
  },
  licences: {
    missing: 'Ange hur många licenser.',
    invalid: 'Ange licenserna som ett heltal från 1 till 10000.',
    'not-possible': 'Så många licenser går inte.',
  },
  storageGb: {
    missing: 'Ange hur många GB.',
    invalid: 'Ange lagringen som ett heltal i GB, högst 10000.',
    'not-possible': 'Så mycket lagring går inte.',
  },
  billingLine1: lineFaults('fakturaadressens gata eller box', 100),
  billingLine2: lineFaults('fakturaadressens andra rad', 100),
  billingPostalCode: lineFaults('fakturaadressens postnummer', 20),
  billingCity: lineFaults('fakturaadressens ort', 80),
  reference: lineFaults('betalsättets referens', 100),
  lastFour: {
    missing: 'Ange kortets fyra sista siffror.',
    invalid: 'Ange bara fyra siffror, kortets sista.',
    sensitive,
  },
};

export const billingRefusals = {
  'already-paid': 'Abonnemanget är redan betalt. Köp till det som saknas.',
  'not-a-trial': 'Det här är ingen pågående provperiod och kan därför inte göras om.',
  'not-paid': 'Bara ett betalt abonnemang kan utökas. Gör först om provperioden till ett.',
  'service-cannot-be-paid':
    'Tjänsten har inga priser och kan därför inte betalas. Fråga supporten vad som ersätter den.',
  'plan-not-offered': 'Planen erbjuds inte längre. Välj en annan.',
  'release-not-offered': 'Versionen erbjuds inte längre. Välj en annan.',
  'not-an-upgrade': 'En plan kan bara bytas mot en högre, och en version mot en nyare.',
  'too-few-licences':
    'Varje användare behöver en licens. Ta fler licenser, eller ta först bort användare som har slutat.',
  'payment-method-of-partner':
    'Det som betalar är fortfarande det som den tidigare faktureringsansvariga hos partnern angav. Byt först ut betalsättet mot ett eget.',
  'too-much-bought': 'Det här är mer än ett abonnemang rymmer. Köp mindre, eller fråga supporten.',
  'billing-address-not-in-country': 'Fakturaadressen måste ligga i användningslandet. Ange en som gör det.',
};

export const swedish: BillingTexts = {
  title: 'Fakturering',
  notForSale: 'Tjänsten kostar ingenting här, och det finns inget att köpa till den.',
  trial: (until) =>
    `Provperioden kostar ingenting${until ? ` och slutar ${until}` : ''}. Du kan när som helst före dess göra om den till ett betalt abonnemang: användare och data finns kvar som de är.`,
  toConversion: 'Gör om provperioden till ett betalt abonnemang',
  since: 'Betalt sedan',
  plan: 'Plan',
  release: 'Version',
  licences: 'Licenser',
  storage: 'Lagring',
  gigabytes: (gigabytes) => `${gigabytes} GB`,
  payment: 'Betalsätt',
  cardEndsWith: (lastFour) => `Kort som slutar på ${lastFour}`,
  toReplacement: 'Byt ut betalsättet',
  formersMethod: (giver) => `Det som betalar är fortfarande kortet som ${giver} angav. Ange ett eget.`,
  nothingBefore: 'Före dess kan ingenting köpas.',
  buy: 'Uppgradera och köp',
  goods: {
    licences: 'Köp licenser',
    storage: 'Köp lagring',
    plan: 'Uppgradera planen',
    release: 'Uppgradera versionen',
  },
  goodHints: {
    licences: 'för fler användare',
    storage: 'i GB',
    plan: 'till en högre',
    release: 'till en nyare',
  },
  highest: {
    plan: 'Ni har redan den högsta planen. Det finns ingen över den.',
    release: 'Ni har redan den nyaste versionen. Det finns ingen nyare.',
  },
  next: 'Nästa debitering',
  nextLead: (at) => `Debiteras ${at}, om ingenting ändras före dess.`,
  withoutPartner: (partnerName, total) => `Utan åtkomst för ${partnerName} skulle det bli ${total}.`,
  toPartner: 'Se partnerns åtkomst',
  charges: 'Debiteringar hittills',
  noCharges: 'Ingenting har debiterats än.',
  earlier: 'Tidigare debiteringar',
  newest: 'De senaste debiteringarna',
  receiptNumber: (id) => `Nummer ${id}`,
  toInformation: 'Rätta fakturaadressen',
  occasions: { conversion: 'Övergång till betalt', purchase: 'Köp', month: 'Månad' },
  period: (from, until) => `Från ${from} till ${until}`,
  lines: {
    licences: (quantity) => (quantity === 1 ? '1 licens' : `${quantity} licenser`),
    storage: (quantity) => `${quantity} GB lagring`,
    'partner-user': () => 'Åtkomst för partnern',
  },
  what: 'Vad',
  amount: 'Belopp',
  eachMonth: (price) => `${price} per styck och månad`,
  total: 'Summa',
  conversion: {
    title: 'Gör om provperioden till ett betalt abonnemang',
    lead: 'Du ser vad som debiteras innan något händer. Användare, data och portalens adress finns kvar som de är.',
    planLegend: 'Plan',
    aMonth: (price) => `${price} per licens och månad`,
    address: 'Fakturaadress',
    addressHint: (country) => `Fakturaadressen måste ligga i användningslandet, som är ${country}.`,
    line1: 'Gata eller box',
    line2: 'Andra raden, om det finns en',
    postalCode: 'Postnummer',
    city: 'Ort',
    country: 'Land',
    reference: 'Betalsättets referens',
    referenceHint: 'Vad er betalleverantör kallar kortet. Aldrig kortets nummer.',
    lastFour: 'Kortets fyra sista siffror',
    lastFourHint: 'På dem känner du igen kortet senare.',
    look: 'Visa vad som debiteras',
  },
  purchase: {
    titles: {
      licences: 'Köp licenser',
      storage: 'Köp lagring',
      plan: 'Uppgradera planen',
      release: 'Uppgradera versionen',
    },
    present: (what) => `Ni har ${what} nu.`,
    more: { licences: 'Hur många licenser till', storage: 'Hur många GB till' },
    look: 'Visa vad som debiteras',
  },
  replacement: {
    title: 'Byt ut betalsättet',
    lead: 'Det som debiteras från och med nu betalas med det nya kortet. Du ser det en gång till innan något ändras.',
    look: 'Fortsätt',
  },
  confirmation: {
    title: 'Är det här vad du vill?',
    lead: 'Ingenting har köpts än.',
    free: 'Det här kostar ingenting.',
    now: 'Debiteras nu',
    afterConversion:
      'Ett betalt abonnemang blir inte en provperiod igen. Det debiteras varje månad från och med nu.',
    afterPurchase: 'Det som köps kan inte lämnas tillbaka. Kostnaden ingår i varje månad från och med nu.',
    nothingReplaced: 'Ingenting har bytts ut än.',
    afterReplacement:
      'Allt som debiteras från och med nu betalas så. Det som redan är debiterat påverkas inte.',
    replace: 'Byt ut betalsättet',
    mails: (to) => `En bekräftelse går till ${to}.`,
    convert: (total) => `Gör om och betala ${total}`,
    buy: (total) => `Köp och betala ${total}`,
    buyFree: 'Uppgradera nu',
    change: 'Ändra något',
  },
};
