import { describe, expect, test } from '@jest/globals';
import { all, attackedCloud, expectRefusal, expectRefused, withBody, withFields } from './attacked-cloud.ts';
import {
  brokenBodies,
  canary,
  cardNumber,
  changed,
  placesIn,
  withOddKeys,
  wrongMediaTypes,
  wrongTexts,
  wrongTypes,
} from './bad-input.ts';

const attacked = attackedCloud();

describe('bodies', () => {
  attacked.expectNoEffect();

  test.each(withBody)('R68 %s refuses what is not a JSON object', async (_, route) => {
    await all(brokenBodies, async ([what, body]) =>
      expectRefused(route, await attacked.attack(route, { body }), what),
    );
  });

  test.each(withFields.filter(([, { bodyOptional }]) => !bodyOptional))(
    'R68 %s refuses an empty body',
    async (_, route) => {
      const answer = await attacked.attack(route, { body: '' });
      expectRefusal(answer, 'nothing');
      expect(answer.status).toBe(400);
    },
  );

  test.each(withBody)('R68 %s refuses other media types', async (_, route) => {
    await all(
      [...wrongMediaTypes, route.bodyLines ? 'application/json' : 'application/x-ndjson'],
      async (type) => {
        const answer = await attacked.attack(route, { type });
        expectRefusal(answer, String(type));
        expect([type, answer.status]).toEqual([type, 415]);
      },
    );
  });

  test.each(withBody)('R68 %s refuses every field of another type, and points to it', async (_, route) => {
    await all(placesIn(route.bodyExample), async ({ at, value }) =>
      all(wrongTypes(value), async (wrong) => {
        const what = `/${at.join('/')} = ${JSON.stringify(wrong)}`;
        const answer = await attacked.attack(route, {
          body: JSON.stringify(changed(route.bodyExample, at, wrong)),
        });
        expectRefused(route, answer, what);
        if (route.bodyLines) return;
        expect([what, answer.status]).toEqual([what, 422]);
        const pointers = JSON.parse(answer.text).errors.map(({ pointer }: { pointer: string }) => pointer);
        expect(pointers.join()).toContain(`/${at.join('/')}`);
      }),
    );
  });

  test.each(withBody)('R68 %s refuses texts of control characters and endless ones', async (_, route) => {
    const texts = placesIn(route.bodyExample).filter(({ value }) => typeof value === 'string');
    await all(texts, async ({ at }) =>
      all(wrongTexts, async (text) => {
        // A message to support may have several lines.
        if (at.join('/') === 'text' && text.includes('\r\n')) return;
        const body = JSON.stringify(changed(route.bodyExample, at, text));
        expectRefused(
          route,
          await attacked.attack(route, { body }),
          `/${at.join('/')} = ${JSON.stringify(text)}`,
        );
      }),
    );
  });

  test.each(withBody)(
    'R68 %s refuses fields that it does not know, also those of JavaScript',
    async (_, route) => {
      const example = route.bodyExample as object;
      const objects = placesIn(example).filter(
        ({ value }) => typeof value === 'object' && !Array.isArray(value),
      );
      const bodies = [
        ...withOddKeys(example),
        ...objects.map(({ at, value }) =>
          JSON.stringify(changed(example, at, { ...(value as object), unforeseen: canary })),
        ),
        JSON.stringify({ ...example, id: 'cus_1', partnerId: 'par_1', status: 'active' }),
      ];
      await all(bodies, async (body) => {
        const answer = await attacked.attack(route, { body });
        expectRefused(route, answer, body);
      });
      expect(({} as { x?: unknown }).x).toBeUndefined();
    },
  );

  test.each(withBody)('R15 %s refuses passwords and card numbers wherever they stand', async (_, route) => {
    const example = route.bodyExample as object;
    const places = placesIn(example);
    const bodies = [
      ...['password', 'Pass-Word', 'passwd', 'PIN', 'lösenord'].map((name) => ({
        ...example,
        [name]: canary,
      })),
      { ...example, more: { deep: [{ password: canary }] } },
      { ...example, [cardNumber]: 1 },
      ...places
        .filter(({ value }) => typeof value === 'string')
        .flatMap(({ at }) =>
          [cardNumber, `a ${cardNumber.replaceAll(' ', '\u00a0')} b`, 4111111111111111].map((text) =>
            changed(example, at, text),
          ),
        ),
      ...places
        .filter(({ value }) => typeof value === 'object' && !Array.isArray(value))
        .map(({ at, value }) => changed(example, at, { ...(value as object), password: canary })),
    ];
    await all(bodies, async (body) => {
      const answer = await attacked.attack(route, { body: JSON.stringify(body) });
      expectRefused(route, answer, JSON.stringify(body));
      expect(answer.text).toMatch(/"code":"(secret|card-number)-not-accepted"/);
    });
  });

  test.each(withBody)('R68 %s refuses bodies that are too large', async (_, route) => {
    const sizes = route.bodyLines ? [5_300_000, 11_000_000] : [65_600, 1_000_000, 11_000_000];
    await all(sizes, async (size) => {
      const answer = await attacked.attack(route, { body: Buffer.alloc(size, 'a') });
      expectRefusal(answer, `${size} bytes`);
      expect(answer.status).toBe(413);
    });
  });

  test('R68 an import of more lines than can be answered is refused as a whole', async () => {
    const [, route] = withBody.find(([, { operationId }]) => operationId === 'importAccounts') ?? [];
    if (!route) throw new Error('There is no import.');
    const answer = await attacked.attack(route, { body: '{}\n'.repeat(10_001) });
    expectRefusal(answer, 'lines');
    expect(answer.status).toBe(413);
    expect(JSON.parse((await attacked.attack(route, { body: '' })).text)).toEqual({
      recorded: 0,
      failed: 0,
      superseded: 0,
      left: 0,
      lines: [],
    });
  });
});

test('R15 R68 after all this no log holds anything that was sent, and nothing went wrong', () =>
  attacked.expectCleanLogs());
