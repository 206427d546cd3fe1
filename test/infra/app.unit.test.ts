import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { defaultCatalog } from '../../lib/catalog.ts';
import { propertiesOf, type Synthesized, synthesized } from './templates.ts';

const catalogOf = (dataCenters: unknown[], countries: unknown[]) => ({
  dataCenters,
  services: defaultCatalog.services.map((service) => ({ ...service, countries })),
});

/** Templates and what they ship; traces of who called the CDK are left out. */
const isShipped = (file: string) => /\.(template|assets)\.json$|\/asset\.[0-9a-f]+/.test(file);

const files = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(isShipped)
      .sort()
      .map((file) => [file.slice(directory.length), readFileSync(file, 'utf8')]),
  );

const functionNames = ({ templates }: Synthesized, dataCenter: string) =>
  propertiesOf(templates[dataCenter], 'AWS::Lambda::Function').map(({ FunctionName }) => FunctionName);

const environmentOf = (template: Synthesized['templates'][string] | undefined, functionName: string) => {
  const [environment] = propertiesOf(template, 'AWS::Lambda::Function')
    .filter(({ FunctionName }) => FunctionName === functionName)
    .map(({ Environment }) => Environment as { Variables: Record<string, unknown> });
  return environment?.Variables ?? {};
};

describe('the app', () => {
  let app: Synthesized;
  beforeAll(async () => {
    app = await synthesized({ issuer: 'https://issuer.example' });
  });

  test('R20 has one stack per data center, in its region', () => {
    expect(app.regions).toEqual({ eu: 'eu-north-1', us: 'us-east-1', ap: 'ap-southeast-2' });
  });

  test('serves partners and support at home only', () => {
    expect(functionNames(app, 'eu').sort()).toEqual(
      [
        'onramp-eu-customer-web',
        'onramp-eu-deliveries',
        'onramp-eu-lifecycle',
        'onramp-eu-outbox',
        'onramp-eu-partner-api',
        'onramp-eu-support-api',
        'onramp-eu-sweeper',
      ].sort(),
    );
    expect(functionNames(app, 'us').sort()).toEqual([
      'onramp-us-customer-web',
      'onramp-us-deliveries',
      'onramp-us-lifecycle',
      'onramp-us-outbox',
      'onramp-us-sweeper',
    ]);
  });

  test('tells every function the tables of all data centers', () => {
    expect(JSON.parse(String(environmentOf(app.templates.us, 'onramp-us-lifecycle').TABLES))).toEqual({
      eu: { region: 'eu-north-1', table: 'onramp-eu' },
      us: { region: 'us-east-1', table: 'onramp-us' },
      ap: { region: 'ap-southeast-2', table: 'onramp-ap' },
    });
  });

  test('has no reference from one stack to another', () => {
    expect(JSON.stringify(app.templates)).not.toMatch(
      /Fn::ImportValue|Fn::GetStackOutput|Custom::|AWS::CloudFormation::/,
    );
  });

  test('gives identical templates and assets twice', async () => {
    const again = await synthesized({ issuer: 'https://issuer.example' });
    expect(Object.keys(files(app.outdir)).length).toBeGreaterThan(12);
    expect(files(again.outdir)).toEqual(files(app.outdir));
  });

  test('R17 R20 a catalogue in the context moves countries and data centers', async () => {
    const catalog = catalogOf(
      [
        { id: 'north', region: 'eu-west-1' },
        { id: 'south', region: 'sa-east-1', home: true },
      ],
      [{ country: 'SE', dataCenter: 'south' }],
    );
    const moved = await synthesized({ settings: { catalog, prefix: 'acme' } });
    expect(moved.regions).toEqual({ north: 'eu-west-1', south: 'sa-east-1' });
    expect(functionNames(moved, 'south')).toContain('acme-south-partner-api');
    expect(functionNames(moved, 'north')).not.toContain('acme-north-partner-api');
    expect(moved.settings.catalog.services[0]?.countries).toEqual([{ country: 'SE', dataCenter: 'south' }]);
  });

  test('a deployment with one data center is simply home', async () => {
    const catalog = catalogOf(
      [{ id: 'only', region: 'eu-central-1', home: true }],
      [{ country: 'DE', dataCenter: 'only' }],
    );
    const { templates } = await synthesized({ settings: { catalog } });
    expect(Object.keys(templates)).toEqual(['only']);
  });

  test('R22 links lead to the domain of the data center, or else to its API', async () => {
    const { templates } = await synthesized({
      settings: {
        domains: {
          eu: { name: 'eu.acme.example', certificateArn: 'arn:aws:acm:eu-north-1:1:certificate/a' },
        },
      },
    });
    expect(environmentOf(templates.eu, 'onramp-eu-outbox').PUBLIC_URL).toBe('https://eu.acme.example');
    expect(environmentOf(templates.us, 'onramp-us-outbox').PUBLIC_URL).toEqual({
      'Fn::GetAtt': [expect.stringMatching(/^HttpApi/), 'ApiEndpoint'],
    });
  });

  test('R22 whoever knows better where it is reached can say so', async () => {
    const { templates } = await synthesized({ publicUrls: { us: 'http://127.0.0.1:4001' } });
    expect(environmentOf(templates.us, 'onramp-us-customer-web').PUBLIC_URL).toBe('http://127.0.0.1:4001');
  });

  test('R46 home leads to the portals elsewhere whose address is known beforehand; nobody else needs to', async () => {
    const domain = { name: 'ap.acme.example', certificateArn: 'arn:aws:acm:ap-southeast-2:1:certificate/a' };
    const { templates } = await synthesized({ settings: { domains: { ap: domain } } });
    const elsewhereOf = (id: string) =>
      JSON.parse(String(environmentOf(templates[id], `onramp-${id}-customer-web`).ELSEWHERE));
    expect(elsewhereOf('eu')).toEqual({ ap: 'https://ap.acme.example' });
    expect(elsewhereOf('us')).toEqual({});
  });
});

describe('the settings', () => {
  test.each([
    [{ prefix: 'Has Blanks' }, 'onramp.prefix'],
    [{ issuer: 'nowhere' }, 'onramp.issuer'],
    [{ sender: 'nobody' }, 'onramp.sender'],
    [{ domains: { mars: { name: 'a.example', certificateArn: 'arn:a' } } }, 'onramp.domains.mars'],
    [{ alarmTopics: { mars: 'arn:a' } }, 'onramp.alarmTopics.mars'],
    [{ senders: { mars: {} } }, 'onramp.senders.mars'],
    [{ senders: { eu: { hostedZoneId: 'nowhere' } } }, 'onramp.senders.eu.hostedZoneId'],
    [{ senders: { eu: { identity: 'address', hostedZoneId: 'Z1' } } }, 'onramp.senders.eu'],
    [{ senders: { eu: { mailFromDomain: 'elsewhere.example' } } }, 'onramp.senders.eu.mailFromDomain'],
    [{ spelling: 'wrong' }, 'onramp'],
    [{ catalog: { dataCenters: [] } }, 'catalogue'],
  ])('%j is refused with the place of the fault', async (settings, place) => {
    await expect(synthesized({ settings: settings as never })).rejects.toThrow(place);
  });
});
