import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ref } from '../../../lib/operations/ports/records.ts';
import { membership } from '../../lib/support/records.ts';
import { tablesForAll } from '../../lib/support/test-tables.ts';
import { identityOf, type PortalWorld, portalWorld } from './portal-world.ts';
import { bothBoxes, fieldsOf } from './world.ts';

const tables = tablesForAll();
let around: PortalWorld;
beforeEach(async () => {
  around = await portalWorld(tables);
});
afterEach(() => around.world.end());

const alex = identityOf('Alex');
const filledIn = {
  service: 'dynamics-365',
  countryOfUse: 'SE',
  organizationName: 'Contoso Syd',
  phone: '',
  contactEmail: 'office@contoso.example',
  language: 'sv',
  firstName: 'Alex',
  lastName: 'Ek',
  ...bothBoxes,
};

/** Alex in front of the form, with its hidden fields. */
async function atForm() {
  const browser = await around.browserOf(alex);
  const { body } = await browser.get('/sign-up');
  return { browser, fields: { ...fieldsOf(body), ...filledIn } };
}
const signUps = () =>
  around.world.get('eu', ref('direct-sign-ups', alex.issuer, alex.subject, 'dynamics-365'));

describe('the page to sign up', () => {
  test('R46 says to everybody what the trial is and where, and asks to sign in and come back', async () => {
    const browser = await around.browserOf();
    browser.jar.clear();
    const { status, body } = await browser.get('/sign-up');
    expect(status).toBe(200);
    for (const text of ['Dynamics 365', '30 days, free', '>20<', '5 GB', 'Sweden', '/sign-in?to=%2Fsign-up'])
      expect(body).toContain(text);
    expect(body).not.toContain('RapidStart');
    expect(body).not.toContain('<form');
    expect((await browser.get('/')).body).toContain('href="/sign-up"');
    const unknown = await browser.post('/sign-up', filledIn);
    expect([unknown.status, (await browser.get('/sign-up/sub_1')).status]).toEqual([401, 401]);
  });

  test('R26 R46 R67 the form signs up once, however often it is pressed, and leads to the portal', async () => {
    const { browser, fields } = await atForm();
    const pressed = await Promise.all([1, 2].map(() => browser.post('/sign-up', fields)));
    const later = await browser.post('/sign-up', fields);
    const places = [...pressed, later].map(({ status, headers }) => [status, headers.location]);
    const place = later.headers.location ?? '';
    expect(places).toEqual([1, 2, 3].map(() => [303, expect.stringMatching(/^\/sign-up\/sub_\w+$/)]));
    expect(new Set(places.map(([, location]) => location)).size).toBe(1);
    const waiting = await browser.get(place);
    expect([waiting.status, waiting.body]).toEqual([200, expect.stringContaining('See whether it is ready')]);
    await around.world.bringStream();
    const ready = await browser.get(place);
    const portal = place.replace('/sign-up/', '/portal/');
    expect([ready.status, ready.headers.location]).toEqual([303, portal]);
    expect((await browser.get(portal)).body).toContain('Contoso Syd');
    const order = await around.world.get('eu', ref('order', place.split('/').at(-1) ?? ''));
    expect(order?.signUp).toMatchObject({
      by: 'customer',
      accountId: alex.accountId,
      agreements: [{ document: 'online-services-agreement' }, { document: 'privacy-statement' }],
    });
    const abroad = await browser.post('/sign-up', { ...fields, countryOfUse: 'NO' });
    expect([abroad.status, abroad.body]).toEqual([409, expect.stringContaining('for another country')]);
    const stranger = await around.browserOf(identityOf('Stranger'));
    expect((await stranger.get(place)).status).toBe(404);
    expect((await stranger.get('/sign-up/nothing')).status).toBe(404);
  });

  test('R20 R46 at another data center the portal has another address, to which the page leads once it is there', async () => {
    const { browser, fields } = await atForm();
    const signedUp = await browser.post('/sign-up', { ...fields, countryOfUse: 'US' });
    const place = signedUp.headers.location ?? '';
    const waiting = await browser.get(place);
    expect([waiting.status, waiting.body]).toEqual([
      200,
      expect.stringContaining('an e-mail tells you when it is ready, and has the link'),
    ]);
    expect(waiting.body).toContain('See whether it is ready');
    await around.world.bringStream();
    const { status, body } = await browser.get(place);
    expect(status).toBe(200);
    expect(body).toContain('Data center</dt><dd>United States');
    expect(body).not.toContain('See whether it is ready');
    expect(body).toContain(`href="https://us.onramp.example${place.replace('/sign-up/', '/portal/')}"`);
  });

  test('R20 R46 where the address of the other data center is not known, the mail has it', async () => {
    await around.world.end();
    around = await portalWorld(tables, { elsewhere: {} });
    const { browser, fields } = await atForm();
    const signedUp = await browser.post('/sign-up', { ...fields, countryOfUse: 'US' });
    await around.world.bringStream();
    const { body } = await browser.get(signedUp.headers.location ?? '');
    expect(body).toContain('The link is in the e-mail');
    expect(body).not.toContain('class="actions"');
  });

  test('R46 R64 an address may be given, and is known of the account from then on', async () => {
    const { browser, fields } = await atForm();
    const given = { line1: 'Kungsgatan 1', line2: '', postalCode: '111 43', city: 'Stockholm' };
    const half = await browser.post('/sign-up', { ...fields, ...given, city: '' });
    expect([half.status, half.body]).toEqual([
      422,
      expect.stringContaining('id="city-fault">Enter the city.'),
    ]);
    expect(half.body).toContain('value="Kungsgatan 1"');
    const signedUp = await browser.post('/sign-up', { ...fields, ...given, phone: '+46 8 123 456' });
    await around.world.bringStream();
    const portal = (signedUp.headers.location ?? '').replace('/sign-up/', '/portal/');
    const { body } = await browser.get(`${portal}/account`);
    expect(body).toContain('Kungsgatan 1</span><span>111 43 Stockholm</span><span>Sweden');
    expect(body).toContain('<span>+46 8 123 456');
  });

  test.each([
    ['service', '', 'Choose a service.'],
    ['service', 'rapidstart-services', 'Choose one of the services that can be tried.'],
    ['countryOfUse', '', 'Choose the country of use.'],
    ['countryOfUse', 'AQ', 'The service is not offered in this country.'],
    ['organizationName', '', 'Enter the name of the organisation.'],
    ['organizationName', '4111 1111 1111 1111', 'payment card number'],
    ['phone', 'none', 'Enter a phone number'],
    ['contactEmail', 'office', 'Enter an e-mail address'],
    ['firstName', ' ', 'Enter the first name.'],
    ['language', 'fi', 'Choose a language of the list.'],
  ])(
    'R15 R19 R46 %s with %p says at the field what is wrong, and keeps the rest',
    async (field, value, text) => {
      const { browser, fields } = await atForm();
      const { status, body } = await browser.post('/sign-up', { ...fields, [field]: value });
      expect(status).toBe(422);
      expect(body).toMatch(new RegExp(`id="${field}-fault">[^<]*${text}`));
      expect(body).toContain('value="Ek"');
      expect(body).toMatch(/name="privacy-statement"[^>]*checked/);
      expect(await signUps()).toBeUndefined();
    },
  );

  test('R26 a box that is not ticked, or a text that is not the one shown, signs up nobody', async () => {
    const { browser, fields } = await atForm();
    const { 'privacy-statement': _, ...unticked } = fields;
    const missing = await browser.post('/sign-up', unticked);
    expect(missing.status).toBe(422);
    expect(missing.body).toContain('id="privacy-statement-fault"');
    const changed = await browser.post('/sign-up', { ...fields, 'privacy-statement-shown': 'older' });
    expect([changed.status, changed.body]).toEqual([422, expect.stringContaining('has changed since')]);
    expect(await signUps()).toBeUndefined();
  });

  test('R15 a field for a password is never taken', async () => {
    const { browser, fields } = await atForm();
    expect((await browser.post('/sign-up', { ...fields, password: 'secret' })).status).toBe(422);
    expect(await signUps()).toBeUndefined();
  });

  test('R24 a form that is not ours signs up nobody', async () => {
    const { browser, fields } = await atForm();
    for (const answer of [
      await browser.post('/sign-up', filledIn),
      await browser.post('/sign-up', fields, { origin: 'https://evil.example' }),
    ])
      expect(answer.status).toBe(403);
    expect(await signUps()).toBeUndefined();
  });

  test('R16 an account of the partner portal is asked to be another one', async () => {
    const { issuer, subject } = identityOf('Alex');
    await around.world.put('eu', ref('membership', issuer, subject), membership);
    const { browser, fields } = await atForm();
    const { status, body } = await browser.post('/sign-up', fields);
    expect([status, body]).toEqual([422, expect.stringContaining('This account works for a partner')]);
  });

  test('R46 elsewhere than at home there is nothing', async () => {
    await around.world.end();
    around = await portalWorld(tables, { here: 'us' });
    const { browser, fields } = await atForm();
    for (const answer of [
      await browser.get('/sign-up'),
      await browser.post('/sign-up', fields),
      await browser.get('/sign-up/sub_1'),
    ])
      expect(answer.status).toBe(404);
  });
});
