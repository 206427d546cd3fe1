import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ref } from '../../../lib/operations/ports/records.ts';
import { tablesForAll } from '../../lib/support/test-tables.ts';
import { paid } from './billing-cases.ts';
import { storedIn } from './given-portal.ts';
import { identityOf, type PortalWorld, personOf, portalWorld, subscriptionId } from './portal-world.ts';
import { fieldsOf } from './world.ts';

const tables = tablesForAll();
let around: PortalWorld;
const start = async (trialBy: 'customer' | 'partner') => {
  around = await portalWorld(tables, { trialBy });
};
beforeEach(() => start('customer'));
afterEach(() => around.world.end());

const at = (...steps: string[]) => ['/portal', subscriptionId, ...steps].join('/');
const account = at('account');

/** The browser of somebody, with the hidden fields of the page that they look at. */
async function lookingAt(page: string, who?: string) {
  const browser = await around.browserOf(who === undefined ? undefined : identityOf(who));
  const { body, status } = await browser.get(page);
  return { browser, body, status, fields: fieldsOf(body) };
}

describe('account information', () => {
  const address = { line1: 'Kungsgatan 1', postalCode: '111 43', city: 'Stockholm', country: 'SE' };

  test('R64 a form corrects what is known, and leaves out what is not entered', async () => {
    const { browser, fields } = await lookingAt(at('account', 'information'));
    const form = { ...fields, organizationName: 'Contoso AB', ...address };
    const saved = await browser.post(at('account', 'information'), form);
    expect(saved).toMatchObject({
      status: 303,
      headers: { location: `${account}?done=information-corrected` },
    });
    const { body } = await browser.get(account);
    expect(body).toContain('<span>111 43 Stockholm</span><span>Sweden</span>');
    expect(body).toContain('Contoso AB');
    expect(body).toContain('not given');
  });

  test('R15 R64 half an address, or a card number, is refused at the field', async () => {
    const { browser, fields } = await lookingAt(at('account', 'information'));
    const form = {
      ...fields,
      organizationName: 'Contoso AB',
      city: 'Stockholm',
      contactName: '4111 1111 1111 1111',
    };
    const { status, body } = await browser.post(at('account', 'information'), form);
    expect(status).toBe(422);
    expect(body).toContain('id="line1-fault">Enter the street or box.');
    expect(body).toMatch(/id="contactName-fault">[^<]*payment card number/);
    expect(body).toContain('value="Stockholm"');
  });

  test('R64 what was given is taken back by emptying it; a billing address and a contact stay until they are replaced', async () => {
    const contact = { name: 'Robin Lind', email: 'robin@contoso.example' };
    const billingAddress = { ...address, country: 'SE' };
    const correction = { phone: '+46 8 123 456', address, billingAddress, contact };
    const correct = { subscriptionId, correction, dryRun: false };
    expect((await around.operations.correctInformation(correct, around.as())).ok).toBe(true);
    const { browser, fields } = await lookingAt(at('account', 'information'));
    const emptied = { ...fields, organizationName: 'Contoso Ltd' };
    const refused = await browser.post(at('account', 'information'), emptied);
    expect(refused.status).toBe(422);
    for (const field of ['billingLine1', 'billingPostalCode', 'billingCity', 'contactName', 'contactEmail'])
      expect(refused.body).toContain(`id="${field}-fault"`);
    expect(refused.body).not.toContain('id="line1-fault"');

    const stays = {
      billingLine1: address.line1,
      billingPostalCode: address.postalCode,
      billingCity: address.city,
      contactName: contact.name,
      contactEmail: contact.email,
    };
    const saved = await browser.post(at('account', 'information'), { ...emptied, ...stays });
    expect(saved.status).toBe(303);
    const { information, address: billed } = (await storedIn(around.world)).billing ?? {};
    expect([information, billed]).toEqual([{ contact }, billingAddress]);
    const { body } = await browser.get(at('history'));
    expect(body).toContain('The account information was corrected: Phone, Address');
  });

  test('R64 a page that is out of date overwrites nothing', async () => {
    const { browser, fields } = await lookingAt(at('account', 'information'));
    const correction = { organizationName: 'Contoso Group' };
    await around.operations.correctInformation({ subscriptionId, correction, dryRun: false }, around.as());
    const form = { ...fields, organizationName: 'Contoso AB' };
    const stale = await browser.post(at('account', 'information'), form);
    expect(stale.status).toBe(412);
    expect(stale.body).toContain('value="Contoso Group"');
  });
});

describe('delegates', () => {
  test('R60 a delegate is added, warned about and removed, by forms alone', async () => {
    await around.added('Robin');
    const { browser, body, fields } = await lookingAt(account);
    expect(body).toContain('Only one person has access to billing.');
    const delegate = personOf('Robin').accountId;
    const added = await browser.post(at('account', 'delegates'), { ...fields, delegate });
    expect(added.headers.location).toBe(`${account}?done=delegate-added`);
    const listed = (await browser.get(account)).body;
    expect(listed).not.toContain('Only one person has access to billing.');
    expect(listed).toContain('Every user of the portal has access to billing already.');

    const removal = /href="([^"]*\/removal)"/.exec(listed)?.[1] ?? '';
    const asked = await browser.get(removal);
    expect(asked.body).toContain('Then only one person has access to billing');
    const removed = await browser.post(removal, fieldsOf(asked.body));
    expect(removed.headers.location).toBe(`${account}?done=delegate-removed`);
    expect((await browser.get(removal)).status).toBe(404);
  });

  test('R60 whoever is no user of the portal cannot become a delegate, and the page says what to do', async () => {
    const { browser, fields } = await lookingAt(account);
    const form = { ...fields, delegate: 'nobody@contoso.example' };
    const { status, body } = await browser.post(at('account', 'delegates'), form);
    expect(status).toBe(422);
    expect(body).toContain('Add the person as a user first.');
  });
});

describe('the transfer of the ownership', () => {
  beforeEach(async () => {
    await around.world.end();
    await start('partner');
  });
  const request = {
    newAdministrator: personOf('Robin').accountId,
    signUpAccount: 'anna@partner.example',
    companyName: 'contoso  ltd',
    accountReference: subscriptionId,
  };

  /** The partner has given a card to pay with. */
  async function paidByPartner(): Promise<void> {
    const self = ref('subscription', subscriptionId);
    const subscription = await around.world.get('eu', self);
    if (!subscription || !('billing' in subscription) || !subscription.billing)
      throw new Error('No billing.');
    const paymentMethod = { reference: 'pm_8fk2', lastFour: '4242' };
    await around.world.put('eu', self, {
      ...subscription,
      billing: { ...subscription.billing, paymentMethod },
    });
  }

  test('R57 R58 it is asked for, the checklist says what is missing, and the new owner agrees', async () => {
    await around.added('Robin');
    const { browser, fields } = await lookingAt(at('account', 'transfer'));
    const asked = await browser.post(at('account', 'transfer'), { ...fields, ...request });
    expect(asked.headers.location).toBe(`${account}?done=transfer-requested`);
    const listed = (await browser.get(account)).body;
    expect(listed).toContain('Add the user as a delegate, below.');
    expect(listed).toContain('Withdraw the transfer');
    expect(listed).not.toContain('Agree to become the owner');

    const robin = await lookingAt(account, 'Robin');
    expect(robin.body).toContain('You are asked to become the owner');
    const agreed = await robin.browser.post(at('account', 'transfer', 'answer'), {
      ...robin.fields,
      answer: 'agree',
    });
    expect(agreed.headers.location).toBe(`${account}?done=transfer-agreed`);
    expect((await browser.get(account)).body).toContain('robin@contoso.example agreed on');
  });

  test('R58 nobody else can agree, and who asked can withdraw', async () => {
    await around.added('Robin');
    const { browser, fields } = await lookingAt(at('account', 'transfer'));
    await browser.post(at('account', 'transfer'), { ...fields, ...request });
    const answer = (given: string) =>
      browser.post(at('account', 'transfer', 'answer'), {
        'form-token': fields['form-token'] ?? '',
        answer: given,
      });
    const { status, body } = await answer('agree');
    expect(status).toBe(403);
    expect(body).toContain('Only the new owner can answer this');
    expect((await answer('withdraw')).headers.location).toBe(`${account}?done=transfer-called-off`);
  });

  test('R59 R66 the new owner declines by the form, which says who is told; the history says who it was', async () => {
    await around.added('Robin');
    const { browser, fields } = await lookingAt(at('account', 'transfer'));
    await browser.post(at('account', 'transfer'), { ...fields, ...request });
    const robin = await lookingAt(account, 'Robin');
    const declined = await robin.browser.post(at('account', 'transfer', 'answer'), {
      ...robin.fields,
      answer: 'decline',
    });
    expect(declined.headers.location).toBe(`${account}?done=transfer-called-off`);
    const { body } = await browser.get(`${account}?done=transfer-called-off`);
    expect(body).toContain('The transfer is called off. Everybody else whom it concerns is told by e-mail.');
    const { body: history } = await browser.get(at('history'));
    expect(history).toContain('The new owner declined the transfer: Robin Lind (robin@contoso.example)');
  });

  test.each([
    ['signUpAccount', 'kim@contoso.example', 'This is not the account that signed up.'],
    ['companyName', 'Fabrikam', 'This is not the name of the company on record.'],
    ['accountReference', 'sub_1', 'This is not the id of this account.'],
  ])('R57 %s that does not agree with the record is said at the field', async (field, value, text) => {
    await around.added('Robin');
    const { browser, fields } = await lookingAt(at('account', 'transfer'));
    const refused = await browser.post(at('account', 'transfer'), { ...fields, ...request, [field]: value });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain(`id="${field}-fault">${text}`);
    expect(refused.body).toContain(`value="${value}"`);
  });

  test('R57 the digits of the card that pays are asked for, and leaving them out is no guess', async () => {
    await around.added('Robin');
    await paidByPartner();
    const { browser, body, fields } = await lookingAt(at('account', 'transfer'));
    expect(body).toContain('Last four digits of the card that pays');
    const before = await around.world.rows('eu');
    const refused = await browser.post(at('account', 'transfer'), { ...fields, ...request });
    expect([refused.status, refused.body]).toEqual([
      422,
      expect.stringContaining('id="cardLastFour-fault">Enter the last four digits of the card.'),
    ]);
    expect(await around.world.rows('eu')).toEqual(before);
  });

  test('R58 the overview leads who is asked to the answer, and nobody else', async () => {
    await around.added('Robin');
    const { browser, fields } = await lookingAt(at('account', 'transfer'));
    await browser.post(at('account', 'transfer'), { ...fields, ...request });
    const offered = 'You are asked to take over the ownership';
    expect((await lookingAt(at(), 'Robin')).body).toContain(offered);
    expect((await lookingAt(at())).body).not.toContain(offered);
  });

  test('R56 R61 the access to billing cannot be removed while the partner administers it; the page says what first', async () => {
    const { browser, body, fields } = await lookingAt(at('partner'));
    expect(body).toContain('Transfer the ownership to one of your own people');
    expect(body).not.toContain('value="billing"');
    const form = { ...fields, kinds: 'billing', step: 'confirm' };
    const refused = await browser.post(at('partner', 'removal'), form);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('Transfer the ownership first.');
    const left = await browser.post(at('partner', 'removal'), { ...fields, kinds: 'user', step: 'look' });
    expect(left.body).toContain('stays the billing administrator, and can do nothing any more');

    await browser.post(at('partner', 'removal'), { ...fieldsOf(left.body), step: 'confirm' });
    const overview = await browser.get(at());
    expect(overview.body).toContain('Turn to support');
    expect(overview.body).not.toContain('is your partner for this service');
    const { body: accountPage } = await browser.get(account);
    expect(accountPage).not.toContain('Notices follow the billing administrator');
    expect(accountPage).toContain('no longer go to the address that it gave');
  });
});

describe('leaving the partner behind', () => {
  test('R61 what happens is shown first and changes nothing; confirmed, it gives a receipt, and again the same', async () => {
    const { browser, fields } = await lookingAt(at('partner'));
    const before = await around.world.rows('eu');
    const shown = await browser.post(at('partner', 'removal'), { ...fields, kinds: 'user', step: 'look' });
    const forGood = 'Access to billing that was removed cannot be opened again.';
    expect(shown.body).not.toContain(forGood);
    expect(shown.body).not.toContain('stays the billing administrator');
    const alone = await browser.post(at('partner', 'removal'), { ...fields, kinds: 'billing', step: 'look' });
    expect(alone.body).toContain(forGood);
    expect(await around.world.rows('eu')).toEqual(before);
    const confirm = { ...fieldsOf(shown.body), step: 'confirm' };
    const receipts = [];
    for (const _ of [1, 2]) {
      const done = await browser.post(at('partner', 'removal'), confirm);
      expect(done.headers.location).toBe(`${at('partner')}?done=access-removed`);
      receipts.push(/rec_\w+/.exec((await browser.get(at('partner'))).body)?.[0]);
    }
    expect(receipts[0]).toBeDefined();
    expect(receipts[1]).toBe(receipts[0]);
    const history = await browser.get(['/portal', subscriptionId, 'history'].join('/'));
    expect(history.body).toMatch(/<span>The contact for [^<]*: kim@contoso\.example</);
  });

  test('R61 R62 what becomes of the fee is shown before: it goes on while one access remains, and ends with the last', async () => {
    await paid(around);
    const { browser, body, fields } = await lookingAt(at('partner'));
    expect(body).toContain('While any access remains, €55.00 a month is charged for it.');
    const one = await browser.post(at('partner', 'removal'), { ...fields, kinds: 'billing', step: 'look' });
    expect(one.body).toContain('The fee of €55.00 a month goes on');
    await browser.post(at('partner', 'removal'), { ...fieldsOf(one.body), step: 'confirm' });
    const half = (await browser.get(at('partner'))).body;
    expect(half).toMatch(/Remaining<\/dt><dd><span>The user of the partner/);
    expect(half).not.toContain('charged no longer from');

    const last = await browser.post(at('partner', 'removal'), { ...fields, kinds: 'user', step: 'look' });
    expect(last.body).toContain(
      'On 20 February 2026 at 08:00 UTC you are charged €1,260.00 instead of €1,315.00.',
    );
    await browser.post(at('partner', 'removal'), { ...fieldsOf(last.body), step: 'confirm' });
    const receipt = (await browser.get(`${at('partner')}?done=access-removed`)).body;
    expect(receipt).toContain('€55.00 a month, charged no longer from 20 February 2026 at 08:00 UTC');
    expect(receipt.indexOf('<h2>Receipt')).toBeLessThan(receipt.indexOf('<h2>Partner of record'));
  });

  test('R61 R69 it is for who decides for the customer, by a form of ours', async () => {
    await around.added('Robin');
    expect((await lookingAt(at('partner'), 'Robin')).body).not.toContain('Access of the partner');
    expect((await lookingAt(at('partner'), 'Stranger')).status).toBe(404);
    const { browser } = await lookingAt(at('partner'));
    const foreign = await browser.post(at('partner', 'removal'), { kinds: 'user', step: 'confirm' });
    expect(foreign.status).toBe(403);
  });
});

describe('handing billing over', () => {
  const handOver = at('account', 'billing-administrator');
  const newAdministrator = personOf('Robin').accountId;

  test('R56 what it brings is shown first and changes nothing; confirmed, the other one pays, once', async () => {
    await around.added('Robin', ['administrator', 'user']);
    const { browser, body, fields } = await lookingAt(handOver);
    expect(body).toContain('Robin Lind, robin@contoso.example');
    expect(body).not.toContain('Kim Berg, kim@contoso.example');
    const before = await around.world.rows('eu');
    const shown = await browser.post(handOver, { ...fields, newAdministrator, step: 'look' });
    expect(shown.body).toContain('You cannot take it back yourself');
    expect(await around.world.rows('eu')).toEqual(before);
    const confirm = { ...fieldsOf(shown.body), step: 'confirm' };
    expect(await browser.post(handOver, confirm)).toMatchObject({
      status: 303,
      headers: { location: `${account}?done=billing-handed-over` },
    });
    expect((await browser.post(handOver, confirm)).status).toBe(403);
    expect((await lookingAt(at('billing'), 'Robin')).status).toBe(200);
    const { body: mine } = await lookingAt(account);
    expect(mine).toMatch(/Robin Lind<\/h3><p>robin@contoso.example<\/p><p>Billing administrator/);
    expect(mine).toMatch(/Kim Berg<\/h3><p>kim@contoso.example<\/p><p>Delegate/);
  });

  test('R56 who cannot take over is refused at the field, and a page that is out of date gives nothing away', async () => {
    await around.added('Robin');
    const { browser, body, fields } = await lookingAt(handOver);
    expect(body).toContain('Nobody can take over yet.');
    const refused = await browser.post(handOver, {
      ...(await lookingAt(account)).fields,
      ...fields,
      newAdministrator,
    });
    expect([refused.status, refused.body]).toEqual([
      422,
      expect.stringContaining('an administrator or a delegate who has signed in'),
    ]);
    expect((await lookingAt(handOver, 'Robin')).status).toBe(403);
    expect((await lookingAt(handOver, 'Stranger')).status).toBe(404);
  });

  test('R57 while the account is the partner’s it takes a transfer, to which the account leads', async () => {
    await around.world.end();
    await start('partner');
    const { browser, fields } = await lookingAt(account);
    expect(await browser.get(handOver)).toMatchObject({ status: 303, headers: { location: account } });
    expect((await browser.get(account)).body).not.toContain('Hand billing over');
    expect((await browser.post(handOver, { ...fields, newAdministrator })).headers.location).toBe(account);
  });
});

describe('letting the partner in again', () => {
  test('R61 R62 the fee is shown first; confirmed, the user of the partner acts again, and billing stays closed', async () => {
    await paid(around);
    const { browser, fields } = await lookingAt(at('partner'));
    const removal = { subscriptionId, kinds: ['billing', 'user'] as const, dryRun: false };
    await around.operations.removePartnerAccess(removal, around.as());
    const look = { 'form-token': fields['form-token'] ?? '', step: 'look' };
    const shown = await browser.post(at('partner', 'user'), look);
    expect(shown.body).toContain(
      'While it has access, €55.00 a month is charged for it, for the first time on 20 February 2026',
    );
    const again = (await browser.get(at('partner'))).body;
    expect(again).toContain('has no access any more');
    const done = await browser.post(at('partner', 'user'), { ...fieldsOf(shown.body), step: 'confirm' });
    expect(done.headers.location).toBe(`${at('partner')}?done=partner-let-in`);
    const open = (await browser.get(at('partner'))).body;
    expect(open).toMatch(/The user of the partner<\/dt><dd>Open since/);
    expect(open).toMatch(/Access to the billing account<\/dt><dd>Removed on/);
    expect(open).not.toContain('Let the partner in again');
  });
});

describe('without a partner', () => {
  test('R46 R61 R63 there is nobody whose access could be removed, and who signed up did so by themselves', async () => {
    await around.world.end();
    around = await portalWorld(tables, { trialBy: 'alone', names: { partner: 'Onramp' } });
    const { browser, body } = await lookingAt(at('partner'));
    expect(body).not.toContain('Access of the partner');
    expect((await browser.get(at('access'))).body).toContain('By signing up');
    const overview = (await browser.get(at())).body;
    expect(overview).toContain('without a partner. Turn to Onramp');
    const link = new URL(/href="([^"]*\/unsubscribe\/[^"]*)"/.exec(overview)?.[1] ?? '').pathname;
    const asked = await browser.get(link);
    expect(asked.body).toContain('Stop the help messages?');
    expect((await browser.post(link, {})).body).toContain(`href="${at()}"`);
    expect((await browser.get(at())).body).toContain('The e-mails that help during the trial are stopped.');
  });
});

describe('the partner of record', () => {
  const partnerPage = at('partner');
  const searched = async (sought: string) => {
    const browser = await around.browserOf();
    return browser.get(`${partnerPage}?${new URLSearchParams({ sought })}`);
  };
  beforeEach(() => around.withPartners('Nordic Partner AB', 'Fabrikam Consulting'));

  test.each([
    ['name', 'fabrikam'],
    ['phone number', '08-123 45 61'],
    ['authorization number', '12345 67891'],
  ])('R53 a partner is found by %s in one field', async (_, sought) => {
    const { body, status } = await searched(sought);
    expect(status).toBe(200);
    expect(body).toContain('Authorization number 1234567891');
    expect(body).toContain('One partner was found.');
  });

  test('R53 where more partners resemble than are shown, the page says how to find the others', async () => {
    await around.withPartners(...Array.from({ length: 21 }, (_, index) => `Nordic ${index} AB`));
    expect((await searched('nordic')).body).toContain('The 20 closest are shown. Enter more of the name');
  });

  test('R53 nobody found, and nothing entered, say what to do', async () => {
    expect((await searched('Zzz')).body).toContain('ask the partner for its ten-digit authorization number');
    const empty = await searched(' ');
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('id="sought-fault"');
  });

  test('R52 R54 a choice is confirmed for the organisation by name, replaced, taken back, and stays in the history', async () => {
    const { browser, fields } = await lookingAt(partnerPage);
    const designation = at('partner', 'designation');
    for (const authorizationNumber of ['1234567890', '1234567891']) {
      const form = { ...fields, choice: 'designate', authorizationNumber };
      const shown = await browser.post(designation, form);
      expect(shown.body).toContain('Contoso Ltd for Dynamics 365');
      const done = await browser.post(designation, { ...fieldsOf(shown.body), choice: 'designate' });
      expect(done.headers.location).toBe(`${partnerPage}?done=partner-chosen`);
    }
    const chosen = (await browser.get(partnerPage)).body;
    expect(chosen).toContain('Fabrikam Consulting is partner of record since');
    expect(chosen).toContain('Nordic Partner AB (1234567890) was chosen');

    const asked = await browser.post(designation, { ...fields, choice: 'take-back' });
    expect(asked.body).toContain('Take back the choice of Fabrikam Consulting?');
    const back = await browser.post(designation, { ...fieldsOf(asked.body), choice: 'take-back' });
    expect(back.headers.location).toBe(`${partnerPage}?done=choice-taken-back`);
    expect((await browser.get(partnerPage)).body).toContain('The choice was taken back');
  });

  test('R50 R52 when the trial is over, who signed up still finds the page, and chooses', async () => {
    around.later(20);
    const overview = await lookingAt(at());
    expect(overview.body).toContain('The trial is over');
    expect(overview.body).toContain(`href="${partnerPage}"`);
    const { browser, status, fields } = await lookingAt(partnerPage);
    expect(status).toBe(200);
    const form = { ...fields, choice: 'designate', authorizationNumber: '1234567890' };
    const shown = await browser.post(at('partner', 'designation'), form);
    expect(shown.status).toBe(200);
    const done = await browser.post(at('partner', 'designation'), {
      ...fieldsOf(shown.body),
      choice: 'designate',
    });
    expect(done.headers.location).toBe(`${partnerPage}?done=partner-chosen`);
    const { body } = await browser.get(partnerPage);
    expect(body).toContain('is partner of record since');
    expect(body).not.toContain(at('partner', 'removal'));
  });

  test('R52 another user sees whom to ask, and chooses nobody', async () => {
    await around.added('Robin');
    const { browser, body, fields } = await lookingAt(partnerPage, 'Robin');
    expect(body).toContain('the account that signed up, or that took over from it: kim@contoso.example');
    const form = { ...fields, choice: 'designate', authorizationNumber: '1234567890', step: 'confirm' };
    expect((await browser.post(at('partner', 'designation'), form)).status).toBe(403);
  });

  test('R53 a number that no partner has is refused with what to do', async () => {
    const { browser, fields } = await lookingAt(partnerPage);
    const form = { ...fields, choice: 'designate', authorizationNumber: '9999999999' };
    const { status, body } = await browser.post(at('partner', 'designation'), form);
    expect(status).toBe(422);
    expect(body).toContain('No active partner has this authorization number. Search again.');
  });
});
