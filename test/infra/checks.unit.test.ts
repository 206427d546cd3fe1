import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { type Acknowledgement, acknowledgements } from '../../infra/acknowledgements.ts';
import { addChecks } from '../../infra/checks.ts';
import { type Synthesized, synthesized } from './templates.ts';

const functionsDir = fileURLToPath(new URL('../../functions', import.meta.url));

interface Finding {
  readonly stack: string;
  readonly rule: string;
  readonly path: string;
}

/** What cdk-nag finds before anything is acknowledged. */
function findingsIn(synthesis: Synthesized): Finding[] {
  const known = found.get(synthesis) ?? lookFor(synthesis);
  found.set(synthesis, known);
  return known;
}
/** A look costs seconds. */
const found = new Map<Synthesized, Finding[]>();

const lookFor = ({ app }: Synthesized): Finding[] =>
  [new AwsSolutionsChecks(app), new ServerlessChecks(app)]
    .flatMap((pack) => pack.validateScope(app).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => {
        const [stack = '', ...path] = constructPath.split('/');
        return { stack, rule: ruleName, path: path.join('/') };
      }),
    );

const fits = ({ rule, on }: Acknowledgement, finding: Finding): boolean =>
  rule === finding.rule && on.test(finding.path);

describe('the advice of AWS', () => {
  let shipped: Synthesized;
  let configured: Synthesized;
  beforeAll(async () => {
    shipped = await synthesized({ functionsDir });
    configured = await synthesized({
      functionsDir,
      settings: {
        issuer: 'https://issuer.example',
        tracing: true,
        domains: { eu: { name: 'eu.acme.example', hostedZoneId: 'Z0EU' } },
        senders: { eu: { hostedZoneId: 'Z0EU' } },
      },
    });
  });

  test('is followed, or what is not has a reason', () => {
    for (const app of [shipped, configured]) {
      const reasons = new Map(app.stacks.map((stack) => [stack.stackName, acknowledgements(stack)]));
      const unexplained = findingsIn(app).filter(
        (finding) => !reasons.get(finding.stack)?.some((acknowledgement) => fits(acknowledgement, finding)),
      );
      expect(unexplained).toEqual([]);
      for (const { because } of [...reasons.values()].flat()) expect(because).toMatch(/^[A-Z].{40,}\.$/);
    }
  });

  test('is not explained away where it is followed', () => {
    const explained = [shipped, configured].flatMap((app) => {
      const findings = findingsIn(app);
      return acknowledgements(app.stacks[0] as (typeof app.stacks)[0] & {}).map((acknowledgement) => ({
        name: `${acknowledgement.rule} ${acknowledgement.on.source}`,
        used: findings.some((finding) => fits(acknowledgement, finding)),
      }));
    });
    const used = new Set(explained.filter((each) => each.used).map(({ name }) => name));
    expect(explained.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });

  test('fails the synthesis when nobody has explained a finding', () => {
    addChecks(shipped.app, shipped.stacks);
    const [home] = shipped.stacks;
    if (home) new CfnQueue(home, 'Unexplained');
    expect(() => shipped.app.synth({ force: true })).toThrow(/onramp-eu\/Unexplained/);
  });
});

test('a synthesis that validates passes the rules of CloudFormation and the advice of AWS', async () => {
  const { outdir } = await synthesized({ functionsDir, validate: true });
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  expect(report.pluginReports).toEqual([]);
}, 180_000);
