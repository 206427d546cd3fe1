import { describe, expect, test } from '@jest/globals';
import { rowsIn } from '../../../functions/partner-api/enrolment-file.ts';
import { ProblemAnswer } from '../../../lib/http/problem.ts';
import { columnOf, columns } from '../../../lib/presentation/enrolment-columns.ts';
import { sentRowExample } from '../../../lib/presentation/enrolment-examples.ts';

const { activation, subscription, ...customer } = sentRowExample;
const csv = (text: string) => rowsIn({ format: 'csv', text });
const lines = (...rows: unknown[]) =>
  rowsIn({ format: 'lines', text: rows.map((row) => JSON.stringify(row)).join('\n') });

function problemOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof ProblemAnswer) return error.problem;
    throw error;
  }
  throw new Error('It was taken.');
}

const header =
  'externalId,kind,organizationName,contactEmail,administratorAccountId,administratorFirstName,administratorLastName';
const contoso = 'C-1,prospect,"Contoso, Ltd",it@contoso.example,Kim@Contoso.example,Kim,Berg';

describe('the rows of a file', () => {
  test('R12 R21 a line of JSON is a customer, a service and its activation', () => {
    expect(lines(sentRowExample, { ...customer, externalId: 'C-2' })).toEqual([
      { line: 1, order: { customer, subscription, activation } },
      { line: 2, order: { customer: { ...customer, externalId: 'C-2' } } },
    ]);
  });

  test('a record of a table is the same as the line of JSON', () => {
    const fields = {
      externalId: 'CRM-4711',
      kind: 'prospect',
      organizationName: 'Contoso Ltd',
      contactEmail: 'it@contoso.example',
      administratorAccountId: 'kim@contoso.example',
      administratorFirstName: 'Kim',
      administratorLastName: 'Berg',
      language: 'sv',
      service: 'rapidstart-services',
      countryOfUse: 'SE',
      sendActivation: 'true',
    };
    const table = `${Object.keys(fields).join(';')}\r\n${Object.values(fields).join(';')}\r\n`;
    expect(csv(table)).toEqual([{ ...lines(sentRowExample)[0], line: 2 }]);
  });

  test('every column has its place in a row', () => {
    const values: Record<string, string> = {
      kind: 'existing',
      language: 'sv',
      acceptTermsLanguage: 'en',
      contactEmail: 'it@contoso.example',
      administratorAccountId: 'kim@contoso.example',
      country: 'SE',
      countryOfUse: 'SE',
      organizationPhone: '+46 8 1234',
      sendActivation: 'Ja',
    };
    const names = Object.keys(columns);
    const table = `${names.join(',')}\n${names.map((name) => values[name] ?? 'x1').join(',')}`;
    expect(csv(table)).toEqual([
      {
        line: 2,
        order: {
          customer: {
            externalId: 'x1',
            kind: 'existing',
            accountNumber: 'x1',
            organization: {
              name: 'x1',
              phone: '+46 8 1234',
              address: { line1: 'x1', line2: 'x1', city: 'x1', postalCode: 'x1', country: 'SE' },
            },
            contactEmail: 'it@contoso.example',
            customerAdministrator: { accountId: 'kim@contoso.example', firstName: 'x1', lastName: 'x1' },
            language: 'sv',
          },
          subscription: { service: 'x1', countryOfUse: 'SE', acceptTerms: { language: 'en' } },
          activation: true,
        },
      },
    ]);
  });

  test('columns are found in any case and order; empty fields and columns at the end are not there', () => {
    const table = `KIND,ExternalId,contactEmail,language,,\nexisting,C-1,it@contoso.example,,,\n`;
    expect(csv(table)).toEqual([
      {
        line: 2,
        order: { customer: { externalId: 'C-1', kind: 'existing', contactEmail: 'it@contoso.example' } },
      },
    ]);
  });

  test.each(['', 'false', 'FALSKT', 'nej', '0'])('%j sends no activation', (word) => {
    const [row] = csv(
      `${header},service,countryOfUse,sendActivation\n${contoso},rapidstart-services,SE,${word}`,
    );
    expect(row).not.toHaveProperty('order.activation');
  });

  test('R68 each row is valid or refused by itself, with the problem of the single call', () => {
    const rows = lines(
      customer,
      { ...customer, kind: 'unknown', language: 'de', more: 1 },
      { ...customer, externalId: 'C 1' },
      'words',
    );
    expect(rows).toMatchObject([
      { line: 1, order: {} },
      {
        line: 2,
        externalId: customer.externalId,
        problem: {
          code: 'invalid-request',
          errors: [
            { pointer: '/kind' },
            { pointer: '/language' },
            { pointer: '/more', code: 'unknown-field' },
          ],
        },
      },
      { line: 3, problem: { errors: [{ pointer: '/externalId' }] } },
      { line: 4, problem: { code: 'invalid-request' } },
    ]);
    expect(rows[2]).not.toHaveProperty('externalId');
    const table = csv(`${header}\n${contoso}\nC-2,prospect\n${contoso},more`);
    expect(table).toMatchObject([
      { line: 2, order: {} },
      { line: 3, problem: { code: 'malformed-request', detail: expect.stringContaining('2 fields') } },
      { line: 4, problem: { code: 'malformed-request' } },
    ]);
  });

  test('R21 an activation without a service is refused', () => {
    expect(lines(customer, { ...customer, externalId: 'C-2', activation: true })[1]).toMatchObject({
      externalId: 'C-2',
      problem: { code: 'invalid-request', errors: [{ pointer: '/subscription', code: 'missing' }] },
    });
  });

  test('R15 a row with a card number or a password is refused, and nothing of it is kept', () => {
    const rows = lines(
      customer,
      { ...customer, externalId: '4111111111111111' },
      { ...customer, organization: { name: '4111 1111 1111 1111' } },
      { ...customer, password: 'Zx9Canary' },
    );
    const codes = rows.map((row) => ('problem' in row ? row.problem.code : 'taken'));
    expect(codes).toEqual([
      'taken',
      'card-number-not-accepted',
      'card-number-not-accepted',
      'secret-not-accepted',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/1111|Zx9/);
    expect(
      csv(`${header}\n${contoso}\nC-2,prospect,4111-1111-1111-1111,a@b.example,a@b.example,A,B`)[1],
    ).toMatchObject({
      externalId: 'C-2',
      problem: { code: 'card-number-not-accepted' },
    });
  });
});

describe('a file that is refused as a whole', () => {
  test.each([
    ['a column that is not known', `${header},shoeSize\n${contoso},43`, 'invalid-request', '/shoeSize'],
    ['a column that is there twice', `${header},KIND\n${contoso},existing`, 'invalid-request', '/KIND'],
    ['a column of passwords', `${header},Lösenord\n${contoso},x`, 'secret-not-accepted', '/Lösenord'],
    [
      'a table without an externalId',
      'kind,contactEmail\nexisting,a@b.example',
      'invalid-request',
      '/externalId',
    ],
    ['nothing but a header', `${header}\n`, 'invalid-request', undefined],
    ['nothing', '', 'invalid-request', undefined],
    ['a quote that is not closed', `${header}\n"C-1`, 'malformed-request', undefined],
  ])('R68 %s', (_, table, code, pointer) => {
    const problem = problemOf(() => csv(table));
    expect(problem.code).toBe(code);
    expect(problem.errors?.map((error) => error.pointer)).toEqual(
      pointer && expect.arrayContaining([pointer]),
    );
  });

  test('R68 lines of which none can be taken', () => {
    expect(problemOf(() => lines({ a: 1 }, 'b'))).toMatchObject({
      code: 'invalid-request',
      detail: expect.stringContaining('Line 1: '),
    });
  });

  test('R68 a table of which no row can be taken, with the columns at fault', () => {
    const table = `${header},service,countryOfUse,sendActivation\n${contoso},,,perhaps`;
    expect(problemOf(() => csv(table)).errors).toMatchObject([
      { pointer: '/activation', column: 'sendActivation' },
    ]);
  });

  test.each([
    ['/activation', 'sendActivation'],
    ['/customerAdministrator/accountId', 'administratorAccountId'],
    ['/subscription', 'service'],
    ['/organization/address', 'addressLine1'],
    ['/nothing', undefined],
  ])('R68 a problem of %s is of the column %s', (pointer, column) => {
    expect(columnOf(pointer)).toBe(column);
  });

  test('R68 more rows than an enrolment takes', () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...customer, externalId: `C-${at}` }));
    expect(lines(...of(1_000)).length).toBe(1_000);
    expect(problemOf(() => lines(...of(1_001)))).toMatchObject({
      status: 413,
      detail: expect.stringContaining('1000 rows'),
    });
  });
});
