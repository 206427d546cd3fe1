import { spawn } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type LocalCloudProcess, startLocalCloudProcess } from './support/local-cloud.ts';

const readme = new URL('../README.md', import.meta.url);

let cloud: LocalCloudProcess;
beforeAll(async () => {
  cloud = await startLocalCloudProcess();
});
afterAll(() => cloud.stop());

/** The bash blocks under a heading, as one script. */
function scriptUnder(heading: string, text: string): string {
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```bash\n(.*?)^```/gms)].map(([, block]) => block).join('');
}

/** What the comments of a script say that it prints; `…` stands for anything. */
const printedBy = (script: string): RegExp[] =>
  script
    .split('\n')
    .filter((line) => line.startsWith('# '))
    .map((line) => line.slice(2).split('…').map(escaped).join('.*'))
    .map((pattern) => new RegExp(`^${pattern}$`));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function bash(script: string): Promise<{ status: number | null; output: string; errors: string }> {
  const child = spawn('bash', ['--norc', '-eu', '-o', 'pipefail', '-c', script], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, output, errors };
}

test('the story of the README prints what it says, pasted in order', async () => {
  const [home = ''] = Object.values(cloud.dataCenters);
  const script = scriptUnder('The story in curl', await readFile(readme, 'utf8'));
  const here = script
    .replaceAll('http://127.0.0.1:4000', home)
    .replaceAll('http://127.0.0.1:4003', cloud.console);
  expect(here).not.toBe(script);

  const { status, output, errors } = await bash(here);
  expect({ status, errors }).toEqual({ status: 0, errors: '' });
  const lines = output.trimEnd().split('\n');
  const expected = printedBy(script);
  expect(lines).toHaveLength(expected.length);
  for (const [index, line] of lines.entries()) expect(line).toMatch(expected[index] ?? /^$/);
});

test('every file that the README links to is there', async () => {
  const text = await readFile(readme, 'utf8');
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = '']) => target);
  expect(links.length).toBeGreaterThan(0);
  await Promise.all(links.map((target) => access(new URL(`../${target}`, import.meta.url))));
});
