import { directory, nordic } from './cast.ts';
import { check } from './check.ts';
import type { Stage } from './story.ts';

interface Activated {
  readonly authorizationNumber: string;
  readonly nextSteps: readonly { readonly title: string }[];
}
type Accounts = {
  readonly items: readonly {
    readonly accountNumber: string;
    readonly organization: { readonly name: string };
  }[];
};

/** The vendor's directory, and a partner that becomes active (R1 to R10). */
export async function tellOfThePartner({ support, partner, stranger, chapter, step }: Stage): Promise<void> {
  const activation = { accountNumber: 'P-1', organization: nordic };

  await chapter('A partner becomes active');
  await step('support', 'imports the directory of accounts as JSON Lines', async () => {
    const lines = directory.map((record) => JSON.stringify(record)).join('\n');
    const imported = await support.call<{ recorded: number; failed: number }>(
      'POST',
      '/v1/support/accounts/import',
      200,
      lines,
    );
    check('What became of the lines', imported.recorded, directory.length);
    return `200  ${imported.recorded} recorded`;
  });
  await step('Anna', 'asks for her customers before Nordic Partner is active', async () => {
    await partner.refused('GET', '/v1/customers', '403 partner-not-active');
    return '403  partner-not-active';
  });
  await step('Otto', 'of another company tries to activate Nordic Partner', async () => {
    await stranger.refused('POST', '/v1/partners', '403 identity-not-associated', activation);
    return '403  identity-not-associated';
  });
  await step('Anna', 'activates Nordic Partner: the directory knows her', async () => {
    const { authorizationNumber, nextSteps } = await partner.call<Activated>(
      'POST',
      '/v1/partners',
      201,
      activation,
    );
    check('The number of digits of the authorization number', authorizationNumber.length, 10);
    check('The first next step', nextSteps[0]?.title, 'Create a customer');
    return `201  authorization number ${authorizationNumber}`;
  });
  await step('Anna', 'activates it again', async () => {
    await partner.refused('POST', '/v1/partners', '409 partner-already-active', activation);
    return '409  partner-already-active';
  });
  await step('Anna', 'looks up account A-1001', async () => {
    const account = await partner.call<Accounts['items'][number]>('GET', '/v1/accounts/A-1001', 200);
    check('The name of the account', account.organization.name, 'Contoso AB');
    return `200  ${account.organization.name}`;
  });
  await step('Anna', 'looks up an account of another partner, and a missing one', async () => {
    const foreign = await partner.refused('GET', '/v1/accounts/A-2001', '404 account-not-found');
    const missing = await partner.refused('GET', '/v1/accounts/A-9999', '404 account-not-found');
    check('The answer for a foreign account', foreign, missing);
    return '404  the same answer for both';
  });
  await step('Anna', 'looks for “contosso”', async () => {
    const { items } = await partner.call<Accounts>('GET', '/v1/accounts?name=contosso', 200);
    check(
      'What resembles “contosso”',
      items.map(({ accountNumber }) => accountNumber),
      ['A-1001'],
    );
    return `200  ${items[0]?.organization.name}`;
  });
}
