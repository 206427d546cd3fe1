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
    ['Anna looks up an account of another partner, and a missing one', '404 the same answer for both'],
    ['Anna adds RapidStart Services for her own organisation in AU', '201 in ap, inactivation'],
    ['Kim opens the older link', '410 “This link has been replaced by a newer one”'],
    ['Robin signs in, a colleague with another account', '403 “This invitation is for another account”'],
    ['Kim agrees to both documents', '200 the portal of Fabrikam Inc'],
    ['the clock one second before the limit', 'still active: nothing happens early'],
    ['support reactivates Fabrikam with its account number', '200 active, no deadlines'],
    ['Anna finds a tombstone: ids and instants, nothing else', '200 purged'],
  ])('tells: %s: %s', (deed, outcome) => {
    const lines = run.output.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
    expect(lines.find((line) => line.startsWith(`✓ ${deed}`))).toContain(outcome);
  });

  test('shows the mail in full', () => {
    expect(run.output).toContain('│ Subject: Activate RapidStart Services for Fabrikam Inc');
    expect(run.output).toMatch(/│ http:\/\/127\.0\.0\.1:\d+\/activate\/inv_/);
  });

  test('colours nothing where nobody looks at a terminal', () => {
    expect(run.output).not.toContain('\u001b[');
  });
});
