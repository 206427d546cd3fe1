import type * as z from 'zod/mini';
import type { Account } from '../../lib/domain/directory/account.ts';
import type { Endpoints } from '../../lib/http/api.ts';
import type { Present } from '../../lib/http/input.ts';
import { jsonLines, type Line } from '../../lib/http/json-lines.ts';
import type { Cursors } from '../../lib/http/page.ts';
import { pagedReplies } from '../../lib/http/paged-replies.ts';
import { replyTo } from '../../lib/http/reply.ts';
import { checkPhoneSought, foundBody, soughtBy } from '../../lib/http/search.ts';
import { tagOf } from '../../lib/operations/entity-tag.ts';
import type { DataCenters } from '../../lib/operations/ports/data-centers.ts';
import { claimKey } from '../../lib/operations/support/claim-key.ts';
import {
  exportAccounts,
  searchDirectory,
  viewAccount,
  viewAccountHistory,
} from '../../lib/operations/support/directory.ts';
import { type Imported, importAccounts } from '../../lib/operations/support/import-accounts.ts';
import { recordAccount } from '../../lib/operations/support/record-account.ts';
import { presentChange } from '../../lib/presentation/history.ts';
import { presentAccount } from '../../lib/presentation/present.ts';
import { type accountRoutes, importedAccount } from './account-routes.ts';
import { timeLeft } from './time-left.ts';

interface Dependencies {
  readonly dataCenters: DataCenters;
  readonly cursors: Cursors;
  readonly milliseconds: () => number;
}

/** How long an import writes before it answers with what is left, well before the gateway gives up. */
const importMilliseconds = 12_000;
const accountsPerExport = 500;

/** The endpoints of the account-of-record directory. */
export function accountEndpoints({
  dataCenters: { home },
  cursors,
  milliseconds,
}: Dependencies): Endpoints<typeof accountRoutes> {
  const paged = pagedReplies(cursors);
  return {
    searchDirectory: async ({ query }) => {
      const { country, limit } = query;
      const sought = soughtBy(query, ['name', 'accountNumber', 'phone']);
      if ('phone' in sought) checkPhoneSought(sought.phone, country);
      const found = await searchDirectory({ home })({ ...sought, country, limit });
      return { status: 200, body: foundBody(found, presentAccount) };
    },
    viewAccount: async ({ path }) =>
      replyTo(await viewAccount({ home })(path.accountNumber ?? ''), ({ value, version }) => ({
        status: 200,
        body: presentRecord(value),
        headers: { etag: tagOf(version) },
      })),
    viewAccountHistory: ({ path: { accountNumber = '' }, query, request }) =>
      paged(
        { path: `/v1/support/accounts/${accountNumber}/history`, query },
        request,
        presentChange,
        (page) => viewAccountHistory({ home })(accountNumber, page),
      ),
    recordAccount: async ({ path, body, request }) =>
      replyTo(
        await recordAccount({ home })(
          accountFrom({ accountNumber: path.accountNumber ?? '', ...body }),
          request,
        ),
        ({ value, version, change }) => ({
          status: change === 'created' ? 201 : 200,
          body: presentRecord(value),
          headers: { etag: tagOf(version) },
        }),
      ),
    importAccounts: async ({ body, request }) => {
      const isTimeLeft = timeLeft(milliseconds, importMilliseconds);
      const claimed = await claimKey(home, request);
      if (!claimed.ok) return replyTo(claimed, () => ({ status: 200 }));
      const lines = jsonLines(String(body), importedAccount);
      const readable = lines.flatMap((line) => ('value' in line ? [line] : []));
      // A tag is of one record, and the key of the whole import.
      const { idempotency, ifMatch, ...each } = request;
      const accounts = readable.map(({ value }) => accountFrom(value));
      const imported = await importAccounts({ home })(accounts, each, isTimeLeft);
      const outcomes = new Map(readable.map((line, at) => [line.line, imported[at]]));
      const answers = lines.map((line) => presentLine(line, outcomes.get(line.line)));
      const count = (status: string) => answers.filter((line) => line.status === status).length;
      const [failed, superseded, left] = [count('failed'), count('superseded'), count('left')];
      const recorded = lines.length - failed - superseded - left;
      return { status: 200, body: { recorded, failed, superseded, left, lines: answers } };
    },
    exportAccounts: async ({ query, request: { caller } }) => {
      const list = {
        path: '/v1/support/accounts/export',
        query: { ...query, limit: accountsPerExport },
        owner: `${caller.issuer}\n${caller.subject}`,
      };
      const { limit, after } = await cursors.pageRequest(list);
      const { accounts, next } = await exportAccounts({ home })(limit, after);
      const cursor = next === undefined ? undefined : encodeURIComponent(await cursors.seal(list, next));
      return {
        status: 200,
        body: accounts.map((account) => `${JSON.stringify(presentRecord(account))}\n`).join(''),
        headers: {
          'content-type': 'application/x-ndjson',
          ...(cursor !== undefined && { link: `<${list.path}?cursor=${cursor}>; rel="next"` }),
        },
      };
    },
  };
}

type AccountInput = Present<z.output<typeof importedAccount>>;

/** The record in one order of fields, so that the same record sent again is seen to be the same. */
function accountFrom({ accountNumber, organization, identities, partnersOfRecord }: AccountInput): Account {
  const { name, phone, address } = organization;
  const { line1, line2, city, postalCode, country } = address;
  return {
    accountNumber,
    organization: {
      name,
      ...(phone !== undefined && { phone }),
      address: { line1, ...(line2 !== undefined && { line2 }), city, postalCode, country },
    },
    identities,
    partnersOfRecord: partnersOfRecord.map(({ productLine, partnerAccountNumber }) => ({
      productLine,
      partnerAccountNumber,
    })),
  };
}

const presentRecord = (account: Account) => ({
  ...presentAccount(account),
  identities: account.identities.map(String),
  partnersOfRecord: account.partnersOfRecord.map(({ productLine, partnerAccountNumber }) => ({
    productLine,
    partnerAccountNumber,
  })),
});

/** What became of a line, with the field at fault. */
function presentLine({ line, ...read }: Line<AccountInput>, outcome: Imported | undefined) {
  if ('problem' in read) {
    const { code, detail, errors = [] } = read.problem;
    const [field] = errors;
    return field
      ? {
          line,
          status: 'failed',
          code,
          detail: `${field.pointer || 'The line'}: ${field.detail}`,
          pointer: field.pointer,
        }
      : { line, status: 'failed', code, detail };
  }
  const { accountNumber } = read.value;
  if (outcome?.is !== 'refused') return { line, status: outcome?.is ?? 'left', accountNumber };
  return { line, status: 'failed', accountNumber, ...outcome.refusal };
}
