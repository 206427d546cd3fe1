import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestAws, type TestAws } from '../support/test-aws.ts';

const arn = 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:link-AbCdEf';

describe('R70 secrets', () => {
  let path: string;
  let local: TestAws;
  let client: SecretsManagerClient;

  const open = async () => {
    local = await startTestAws({ path });
    client = new SecretsManagerClient({ ...local.client, maxAttempts: 1 });
  };
  const close = async () => {
    client.destroy();
    await local.stop();
  };
  const read = async (SecretId: string, more = {}) =>
    (await client.send(new GetSecretValueCommand({ SecretId, ...more }))).SecretString;

  beforeEach(async () => {
    path = mkdtempSync(join(tmpdir(), 'onramp-'));
    await open();
  });
  afterEach(async () => {
    await close();
    rmSync(path, { recursive: true });
  });

  test('R70 a secret is generated once, as the template asks, and kept', async () => {
    const value = await read(arn);
    expect(JSON.parse(value ?? '')).toEqual({ id: 'k1', key: expect.stringMatching(/^[A-Za-z0-9]{48}$/) });
    expect(await read('link')).toBe(value);
    await close();
    await open();
    expect(await read(arn)).toBe(value);
  });

  test('R70 a secret can be replaced, and the one before is still there', async () => {
    const before = await read('link');
    await client.send(new PutSecretValueCommand({ SecretId: 'link', SecretString: 'new' }));
    expect(await read('link')).toBe('new');
    expect(await read('link', { VersionStage: 'AWSPREVIOUS' })).toBe(before);
  });

  test('R70 an unknown secret is not found', async () => {
    await expect(read('other')).rejects.toThrow(
      expect.objectContaining({ name: 'ResourceNotFoundException' }),
    );
  });
});
