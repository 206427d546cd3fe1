import { describe, expect, test } from '@jest/globals';
import { defaultCatalog, serviceOf } from '../../../../lib/catalog.ts';
import {
  addAccountNumber,
  type CreateCustomer,
  type Customer,
  correctCustomer,
  createCustomer,
  customerActions,
  type EnrolmentFacts,
  withoutService,
} from '../../../../lib/domain/customer/customer.ts';
import { addService, orderStanding } from '../../../../lib/domain/customer/order.ts';
import type { Account } from '../../../../lib/domain/directory/account.ts';
import { addedAt, at, codeOf, inactivatesAt, kim } from '../given.ts';

const address = { line1: 'Storgatan 1', city: 'Stockholm', postalCode: '111 22', country: 'SE' };
const account: Account = {
  accountNumber: 'A-1',
  organization: { name: 'Contoso Ltd', phone: '+46 8 1', address },
  identities: [],
  partnersOfRecord: [{ productLine: 'rapidstart', partnerAccountNumber: 'P-1' }],
};
const facts: EnrolmentFacts = {
  id: 'cus_1',
  partner: { id: 'par_1', organization: { name: 'Nordic Partner AB', country: 'SE', phone: '+46 8 2' } },
  account: undefined,
  administratorSignsInToPortal: false,
};
const enrol = (command: Partial<CreateCustomer>, known: Partial<EnrolmentFacts> = {}) =>
  createCustomer(
    { kind: 'prospect', contactEmail: 'it@contoso.example', ...command },
    { ...facts, ...known },
    addedAt,
  );

function enrolled(command: Partial<CreateCustomer>, known: Partial<EnrolmentFacts> = {}): Customer {
  const outcome = enrol(command, known);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value.customer;
}
const prospect = () => enrolled({ organization: { name: 'Contoso' }, customerAdministrator: kim });

describe('enrolling', () => {
  test('R11 an existing customer gets organisation and address from the directory', () => {
    expect(enrolled({ kind: 'existing', accountNumber: 'A-1' }, { account })).toMatchObject({
      organization: { name: 'Contoso Ltd', phone: '+46 8 1', address },
      account: { accountNumber: 'A-1', since: addedAt },
    });
  });

  test('R11 all fields can be given by hand', () => {
    const organization = { name: 'Contoso Norge', address: { ...address, country: 'NO' } };
    expect(
      enrolled({ kind: 'existing', accountNumber: 'A-1', organization }, { account }).organization,
    ).toEqual(organization);
  });

  test('R9 an account number that is not the caller’s to use is refused', () => {
    expect(codeOf(enrol({ kind: 'existing', accountNumber: 'A-1' }))).toBe('account-not-found');
    expect(codeOf(enrol({ kind: 'existing' }))).toBe('account-number-missing');
  });

  test('R12 a prospect needs an administrator but no account number', () => {
    expect(prospect()).not.toHaveProperty('account');
    expect(codeOf(enrol({ organization: { name: 'Contoso' } }))).toBe('administrator-missing');
  });

  test('R13 a partner’s own organisation is enrolled the same way', () => {
    const own = enrolled({ kind: 'own-organization', customerAdministrator: kim });
    expect(own).toMatchObject({ kind: 'own-organization', organization: { name: 'Nordic Partner AB' } });
  });

  test('R16 the administrator is never an account that signs in to the partner portal', () => {
    const outcome = enrol(
      { organization: { name: 'Contoso' }, customerAdministrator: kim },
      { administratorSignsInToPortal: true },
    );
    expect(codeOf(outcome)).toBe('administrator-is-portal-identity');
    const correction = correctCustomer(
      prospect(),
      { customerAdministrator: kim },
      { administratorSignsInToPortal: true },
      addedAt,
    );
    expect(codeOf(correction)).toBe('administrator-is-portal-identity');
  });
});

describe('the account number', () => {
  test('R14 can be added later, once, and only if R9 lets the caller see the account', () => {
    expect(codeOf(addAccountNumber(prospect(), 'A-1', undefined, addedAt))).toBe('account-not-found');
    const outcome = addAccountNumber(prospect(), 'A-1', account, at('2026-02-01'));
    expect(outcome).toMatchObject({
      ok: true,
      value: { customer: { account: { accountNumber: 'A-1', since: at('2026-02-01') } } },
    });
  });

  test('R14 cannot be replaced by another one; the same one again changes nothing', () => {
    const customer = enrolled({ kind: 'existing', accountNumber: 'A-1' }, { account });
    expect(codeOf(addAccountNumber(customer, 'A-2', account, addedAt))).toBe('account-number-is-fixed');
    expect(addAccountNumber(customer, 'A-1', account, addedAt)).toMatchObject({
      ok: true,
      value: { events: [] },
    });
  });

  test('R65 a customer who has one says why another cannot be added', () => {
    const customer = enrolled({ kind: 'existing', accountNumber: 'A-1' }, { account });
    expect(customerActions(customer).blockedActions).toMatchObject([
      {
        action: 'add-account-number',
        code: 'account-number-is-fixed',
        remedy: 'If it is wrong, enrol another customer record with the right one.',
      },
    ]);
    expect(customerActions(customer).allowedActions).toContain('submit-account-number-again');
    expect(customerActions(prospect()).blockedActions).toMatchObject([
      { action: 'submit-account-number-again', code: 'account-number-missing' },
    ]);
  });
});

describe('adding a service', () => {
  const offered = serviceOf(defaultCatalog, 'rapidstart-services');
  const add = (customer: Customer, countryOfUse: string, service = offered) =>
    addService(
      customer,
      { service: 'rapidstart-services', countryOfUse },
      { id: 'sub_1', offered: service, partnerName: 'Nordic Partner AB' },
      addedAt,
    );
  const added = (countryOfUse: string) => {
    const outcome = add(prospect(), countryOfUse);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };

  test.each([
    ['SE', 'eu'],
    ['US', 'us'],
    ['AU', 'ap'],
  ])('R18 in %s lands in data center %s', (country, dataCenter) => {
    expect(added(country).order).toMatchObject({ countryOfUse: country, dataCenter });
  });

  test('R18 the country of use is fixed from then on', () => {
    const { customer } = added('SE');
    expect(codeOf(add(customer, 'US'))).toBe('country-of-use-is-fixed');
    expect(codeOf(add(customer, 'SE'))).toBe('service-already-added');
  });

  test('R19 a country outside the list is refused and says to contact support', () => {
    const outcome = add(prospect(), 'ZZ');
    expect(outcome).toMatchObject({ refusal: { code: 'country-not-supported', pointer: '/countryOfUse' } });
    if (!outcome.ok) expect(outcome.refusal.detail).toMatch(/contact support/i);
  });

  test('R28 a service takes no sign-ups from its end of support on', () => {
    if (!offered) throw new Error('not in the catalogue');
    const ended = { ...offered, endOfSupport: { at: addedAt, successor: 'https://next.example' } };
    expect(add(prospect(), 'SE', ended)).toMatchObject({
      refusal: { code: 'service-ended', detail: expect.stringContaining('https://next.example') },
    });
  });

  test('R36 while its data center has not answered, the order shows the deadline it will have', () => {
    const { names, contact, ...order } = added('SE').order;
    const record = { ...order, organizationName: names.organization, serviceName: names.service };
    expect(orderStanding(record, addedAt)).toMatchObject({
      status: 'provisioning',
      deadlines: [{ kind: 'inactivation', at: inactivatesAt }],
    });
  });

  test('R34 the customer goes with its last service', () => {
    const { customer } = added('SE');
    expect(withoutService(customer, 'sub_1')).toBeUndefined();
    const second = { subscriptionId: 'sub_2', service: 'other', countryOfUse: 'SE', dataCenter: 'eu' };
    expect(
      withoutService({ ...customer, services: [...customer.services, second] }, 'sub_1')?.services,
    ).toEqual([second]);
  });
});
