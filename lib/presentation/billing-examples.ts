/** Examples of what concerns money, for the OpenAPI document. */

export const conversion = {
  plan: 'professional',
  billingAddress: { line1: 'Storgatan 1', city: 'Stockholm', postalCode: '111 22', country: 'SE' },
  paymentMethod: { reference: 'pm_8fk2', lastFour: '4242' },
  licences: 20,
};

export const replacement = { reference: 'pm_9gl3', lastFour: '1881' };

export const purchase = { kind: 'licences', licences: 5 };

export const charge = {
  at: '2026-11-20T08:00:00.000Z',
  until: '2026-12-20T08:00:00.000Z',
  currency: 'EUR',
  lines: [
    { for: 'licences', quantity: 20, unitPrice: 9000, amount: 180000 },
    { for: 'storage', quantity: 5, unitPrice: 1000, amount: 5000 },
    { for: 'partner-user', quantity: 1, unitPrice: 5500, amount: 5500 },
  ],
  total: 190500,
};

export const madeCharge = {
  id: 'chg_01K00000000000000000000000_1',
  occasion: 'conversion',
  ...charge,
};

export const nextCharge = {
  next: charge,
  withoutPartnerAccess: { ...charge, lines: charge.lines.slice(0, 2), total: 185000 },
};

export const preview = {
  dryRun: true,
  changes: { status: { from: 'trial', to: 'paid' } },
  mails: [{ kind: 'converted', to: 'it@contoso.example' }],
  charges: [charge],
  deadlines: [],
  warnings: [],
  irreversible: ['The first month is charged at once.'],
};

export const billing = {
  id: 'sub_01K00000000000000000000000',
  status: 'paid',
  paid: { since: '2026-11-20T08:00:00.000Z', plan: 'professional', release: '2026-1' },
  licences: 20,
  storageGb: 5,
  paymentMethod: {
    ...conversion.paymentMethod,
    givenBy: { role: 'customer', accountId: 'kim@contoso.example' },
  },
  warnings: [],
  nextCharge: charge,
  deadlines: [],
  allowedActions: ['purchase', 'replace-payment-method'],
  blockedActions: [
    {
      action: 'convert',
      code: 'already-paid',
      reason: 'The subscription is paid already.',
      remedy: 'Buy what is missing as a purchase.',
    },
  ],
};
