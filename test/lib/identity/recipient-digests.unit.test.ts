import { expect, test } from '@jest/globals';
import { recipientDigests } from '../../../lib/identity/recipient-digests.ts';

const first = { id: 'k1', key: 'a'.repeat(64) };
const second = { id: 'k2', key: 'b'.repeat(64) };

test('R22 an address is known by its digest under a key, whatever the case of its letters', async () => {
  const digests = recipientDigests(async () => first);
  const [digest, ...others] = await digests('Kim@Contoso.example');
  expect(others).toEqual([]);
  expect(digest).toMatch(/^k1-[\w-]{43}$/);
  expect(await digests('kim@contoso.example')).toEqual([digest]);
  expect(await digests('kim@contoso.exampl')).not.toEqual([digest]);
});

test('R22 after the key was turned a block made under the key before is still found', async () => {
  const [before] = await recipientDigests(async () => first)('kim@contoso.example');
  const [now, ...earlier] = await recipientDigests(async () => ({ ...second, previous: first }))(
    'kim@contoso.example',
  );
  expect(now).toMatch(/^k2-/);
  expect(earlier).toEqual([before]);
});
