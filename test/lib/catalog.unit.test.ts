import { expect, test } from '@jest/globals';
import { type Catalog, defaultCatalog, parseCatalog, type Service } from '../../lib/catalog.ts';

const trial = defaultCatalog.services.find(({ paid }) => paid) as Service & {
  readonly paid: NonNullable<Service['paid']>;
};
const withTrial = (change: Partial<Service>): Catalog => ({
  ...defaultCatalog,
  services: [{ ...trial, ...change }],
});
const { paid } = trial;
const [low, high] = [
  { plan: 'low', name: 'Low', monthlyPerLicence: 100 },
  { plan: 'high', name: 'High', monthlyPerLicence: 200 },
];
const release = { release: '2026-1', name: 'Wave 1' };

test('what ships is valid', () => {
  expect(parseCatalog(defaultCatalog)).toEqual(defaultCatalog);
});

test('R51 of what ships, plan and release can be upgraded, and each upgrade, licence and gigabyte has its price', () => {
  expect(paid.plans.length).toBeGreaterThan(1);
  expect(paid.releases.length).toBeGreaterThan(1);
  const prices = paid.plans.map(({ monthlyPerLicence }) => monthlyPerLicence);
  expect(prices).toEqual(prices.toSorted((a, b) => a - b));
  for (const price of [...prices, paid.storagePerGbMonthly]) expect(price).toBeGreaterThan(0);
});

test.each([
  ['a service without a trial', { terms: { ...trial.terms, trialDays: undefined } }, 'no trial to convert'],
  ['a plan that is named twice', { paid: { ...paid, plans: [low, low] } }, 'a plan of dynamics-365 twice'],
  [
    'a release that is named twice',
    { paid: { ...paid, releases: [release, release] } },
    'a release of dynamics-365 twice',
  ],
  ['a higher plan that costs less', { paid: { ...paid, plans: [high, low] } }, 'costs less'],
  ['no plan', { paid: { ...paid, plans: [] } }, 'paid.plans'],
  ['an amount with a fraction', { paid: { ...paid, partnerUserMonthly: 9.5 } }, 'paid.partnerUserMonthly'],
  ['no currency', { paid: { ...paid, currency: 'euro' } }, 'paid.currency'],
] as [string, Partial<Service>, string][])(
  'R51 prices with %s are refused, and it says why',
  (_what, change, why) => {
    expect(() => parseCatalog(withTrial(change))).toThrow(why);
  },
);
