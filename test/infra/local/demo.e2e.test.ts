import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';

const program = fileURLToPath(new URL('../../../infra/local/demo/main.ts', import.meta.url));

interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
  readonly seconds: number;
}

async function runDemo(): Promise<Run> {
  const began = performance.now();
  // The test runner's own options are none of its business.
  const child = spawn(process.execPath, [program], { env: { ...process.env, NODE_OPTIONS: '' } });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output, errors, seconds: (performance.now() - began) / 1_000 };
}

describe('npm run demo', () => {
  let run: Run;

  beforeAll(async () => {
    run = await runDemo();
  });

  test('R70 tells the whole story with nothing off, in under a minute', () => {
    expect(run).toMatchObject({ status: 0, errors: '' });
    expect(run.seconds).toBeLessThan(60);
    expect(run.output).toMatch(/\d+ steps over 120 days, each one checked, in [\d.]+ seconds\.\n/);
    expect(run.output).not.toContain('✗');
  });

  test.each([
    ['R3 Anna activates it again', '409 partner-already-active'],
    ['R9 Anna looks up an account of another partner, and a missing one', '404 the same answer for both'],
    ['R16 Anna names herself as the administrator of a customer', '422 administrator-is-portal-identity'],
    ['R19 Anna adds RapidStart Services in a country that is not offered', '422 country-not-supported'],
    ['R20 Anna adds RapidStart Services for her own organisation in AU', '201 in ap, inactivation'],
    ['R21 Anna sends Fabrikam’s administrator Kim the activation', '202 mail 1 to it@fabrikam.example'],
    ['R24 a scanner opens the link three times', '303 nothing has changed'],
    ['R23 Kim opens the older link', '410 “This link has been replaced by a newer one”'],
    ['R23 Kim opens the withdrawn link', '410 “This invitation has been withdrawn”'],
    ['R25 Robin signs in, a colleague with another account', '403 “This invitation is for another account”'],
    ['R26 Kim agrees to one document only', '422'],
    ['R26 R27 Kim agrees to both documents', '200 the portal of Fabrikam Inc'],
    ['R31 Anna adds Tailspin’s account number in time', '200 the limit is lifted for good'],
    ['R36 the clock one second before the limit', 'still active: nothing happens early'],
    ['R32 Kim signs in to the portal and reads what to do', '200 “The service is inactive”'],
    ['R33 support reactivates Fabrikam with its account number', '200 active, no deadlines'],
    ['R34 Anna finds a tombstone: ids and instants, nothing else', '200 purged'],
  ])('%s: %s', (title, outcome) => {
    const deed = title.replace(/^(R\d+ )+/, '');
    const lines = run.output.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
    expect(lines.find((line) => line.startsWith(`✓ ${deed}`))).toContain(outcome);
  });

  test('R22 shows the mail in full', () => {
    expect(run.output).toContain('│ Subject: Activate RapidStart Services for Fabrikam Inc');
    expect(run.output).toMatch(/│ http:\/\/127\.0\.0\.1:\d+\/activate\/inv_/);
  });

  test('colours nothing where nobody looks at a terminal', () => {
    expect(run.output).not.toContain('\u001b[');
  });
});
