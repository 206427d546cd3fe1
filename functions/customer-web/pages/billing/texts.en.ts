import type { BillingFaults, BillingTexts } from './wording.ts';

export const sensitive = 'This looks like a payment card number, which is never taken here.';

/** The faults of a line of text. */
export const lineFaults = (what: string, most: number) => ({
  missing: `Enter ${what}.`,
  invalid: `Enter ${what} on one line, with at most ${most} characters.`,
  sensitive,
});

export const billingFaults: BillingFaults = {
  plan: {
    missing: 'Choose a plan.',
    invalid: 'Choose one of the plans.',
    'not-possible': 'Choose a higher plan.',
  },
  release: {
    missing: 'Choose a release.',
    invalid: 'Choose one of the releases.',
    'not-possible': 'Choose a newer release.',
  },
  licences: {
    missing: 'Enter how many licences.',
    invalid: 'Enter the licences as a whole number from 1 to 10000.',
    'not-possible': 'This number of licences is not possible.',
  },
  storageGb: {
    missing: 'Enter how many GB.',
    invalid: 'Enter the storage as a whole number of GB, at most 10000.',
    'not-possible': 'This much storage is not possible.',
  },
  billingLine1: lineFaults('the street or box of the billing address', 100),
  billingLine2: lineFaults('the second line of the billing address', 100),
  billingPostalCode: lineFaults('the postal code of the billing address', 20),
  billingCity: lineFaults('the city of the billing address', 80),
  reference: lineFaults('the reference of the payment method', 100),
  lastFour: {
    missing: 'Enter the last four digits of the card.',
    invalid: 'Enter just four digits, the last ones of the card.',
    sensitive,
  },
};

export const billingRefusals = {
  'already-paid': 'The subscription is paid already. Buy what is missing as a purchase.',
  'not-a-trial': 'This is no running trial, and so cannot be converted.',
  'not-paid': 'Only a paid subscription can be extended. Turn the trial into one first.',
  'service-cannot-be-paid':
    'This service has no prices, and so cannot be paid for. Ask support what takes its place.',
  'plan-not-offered': 'This plan is no longer offered. Choose another one.',
  'release-not-offered': 'This release is no longer offered. Choose another one.',
  'not-an-upgrade': 'A plan can only be changed for a higher one, and a release for a newer one.',
  'too-few-licences': 'Every user needs a licence. Take more licences, or delete users who have left first.',
  'payment-method-of-partner':
    'What pays is still what the former billing administrator at the partner gave. Replace the payment method with one of your own first.',
  'too-much-bought': 'This is more than one subscription can hold. Buy less, or ask support.',
  'billing-address-not-in-country': 'The billing address has to be in the country of use. Give one there.',
};

export const english: BillingTexts = {
  title: 'Billing',
  notForSale: 'This service costs nothing here, and there is nothing to buy for it.',
  trial: (until) =>
    `The trial costs nothing${until ? ` and ends on ${until}` : ''}. You can turn it into a paid subscription at any time before then: users and data stay as they are.`,
  toConversion: 'Turn the trial into a paid subscription',
  since: 'Paid since',
  plan: 'Plan',
  release: 'Release',
  licences: 'Licences',
  storage: 'Storage',
  gigabytes: (gigabytes) => `${gigabytes} GB`,
  payment: 'Payment method',
  cardEndsWith: (lastFour) => `Card that ends with ${lastFour}`,
  toReplacement: 'Replace the payment method',
  formersMethod: (giver) => `What pays is still the card that ${giver} gave. Give one of your own.`,
  nothingBefore: 'Nothing can be bought before that.',
  buy: 'Upgrade and buy',
  goods: {
    licences: 'Buy licences',
    storage: 'Buy storage',
    plan: 'Upgrade the plan',
    release: 'Upgrade the release',
  },
  goodHints: {
    licences: 'for more users',
    storage: 'in GB',
    plan: 'to a higher one',
    release: 'to a newer one',
  },
  highest: {
    plan: 'You have the highest plan already. There is nothing above it.',
    release: 'You have the newest release already. There is nothing newer.',
  },
  next: 'Next charge',
  nextLead: (at) => `Will be charged on ${at}, if nothing changes before then.`,
  withoutPartner: (partnerName, total) => `Without access for ${partnerName} it would be ${total}.`,
  toPartner: 'Look at the access of the partner',
  charges: 'Charges so far',
  noCharges: 'Nothing has been charged yet.',
  earlier: 'Earlier charges',
  newest: 'Newest charges',
  receiptNumber: (id) => `Number ${id}`,
  toInformation: 'Correct the billing address',
  occasions: { conversion: 'Conversion', purchase: 'Purchase', month: 'Month' },
  period: (from, until) => `From ${from} until ${until}`,
  lines: {
    licences: (quantity) => (quantity === 1 ? '1 licence' : `${quantity} licences`),
    storage: (quantity) => `${quantity} GB of storage`,
    'partner-user': () => 'Access for the partner',
  },
  what: 'What',
  amount: 'Amount',
  eachMonth: (price) => `${price} each a month`,
  total: 'Total',
  conversion: {
    title: 'Turn the trial into a paid subscription',
    lead: 'You see what is charged before anything happens. Users, data and the address of the portal stay as they are.',
    planLegend: 'Plan',
    aMonth: (price) => `${price} a licence and month`,
    address: 'Billing address',
    addressHint: (country) => `The billing address has to be in the country of use, which is ${country}.`,
    line1: 'Street or box',
    line2: 'Second line, if there is one',
    postalCode: 'Postal code',
    city: 'City',
    country: 'Country',
    reference: 'Reference of the payment method',
    referenceHint: 'What your payment provider calls the card. Never the number of the card.',
    lastFour: 'Last four digits of the card',
    lastFourHint: 'By them you recognise the card later.',
    look: 'Show what is charged',
  },
  purchase: {
    titles: {
      licences: 'Buy licences',
      storage: 'Buy storage',
      plan: 'Upgrade the plan',
      release: 'Upgrade the release',
    },
    present: (what) => `You have ${what} now.`,
    more: { licences: 'How many more licences', storage: 'How many more GB' },
    look: 'Show what is charged',
  },
  replacement: {
    title: 'Replace the payment method',
    lead: 'What is charged from now on is paid with the new card. You see it once more before anything changes.',
    look: 'Go on',
  },
  confirmation: {
    title: 'Is this what you want?',
    lead: 'Nothing has been bought yet.',
    free: 'This costs nothing.',
    now: 'Charged now',
    afterConversion:
      'A paid subscription does not become a trial again. It is charged every month from now on.',
    afterPurchase: 'What is bought cannot be given back. What it costs is part of every month from now on.',
    nothingReplaced: 'Nothing has been replaced yet.',
    afterReplacement: 'Every charge from now on is paid so. What has been charged already stays as it is.',
    replace: 'Replace the payment method',
    mails: (to) => `A confirmation goes to ${to}.`,
    convert: (total) => `Convert and pay ${total}`,
    buy: (total) => `Buy and pay ${total}`,
    buyFree: 'Upgrade now',
    change: 'Change something',
  },
};
