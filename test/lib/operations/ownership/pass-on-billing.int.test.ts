import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { accepted } from '../../../../lib/domain/refusal.ts';
import { changeSubscription } from '../../../../lib/operations/change-subscription.ts';
import { removePartnerUser } from '../../../../lib/operations/partner/remove-partner-user.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { addedAt, kim, partner, partnerSignedIn } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { givenTrialsOfMax, max, self, sentAt, subscriptionIn } from '../given.ts';
import { type Place, World } from '../world.ts';

const tables = tablesForAll();
let world: World;
beforeEach(async () => {
  world = await World.create(tables, sentAt);
  await givenTrialsOfMax(world, ['eu', 'us']);
});
afterEach(() => world.end());

const maxLeaves = () => removePartnerUser({ home: world.from('eu').home })(max.id, world.caller());
const billingIn = async (place: Place) => {
  const subscription = await world.get(place, self(place));
  return subscription && 'billing' in subscription ? subscription.billing : undefined;
};
const holderIn = async (place: Place) => (await billingIn(place))?.administrator.accountId;
const delegatesIn = async (place: Place) =>
  (await billingIn(place))?.delegates.map(({ holder }) => holder.accountId);
const holderAtHome = async (place: Place) =>
  (await world.get('eu', ref('order', subscriptionIn(place))))?.reported?.timeline.billing?.holder;
/** Max becomes a delegate of what somebody else holds, which home does not hear of. */
const handOver = (place: Place) =>
  changeSubscription(
    {
      store: world.from(place).in(place),
      subscriptionId: subscriptionIn(place),
      author: { actor: { role: 'system' } },
      facts: () => Promise.resolve({ account: undefined }),
      decide: ({ billing }) =>
        billing
          ? accepted([
              {
                type: 'ownership-transferred',
                at: world.now,
                owner: { of: 'customer', accountId: kim.accountId, identity: kimKey, since: world.now },
                former: billing.administrator,
                delegates: [
                  {
                    id: 'del_1',
                    holder: { of: 'partner', accountId: max.accountId },
                    since: world.now,
                    by: kim.accountId,
                  },
                ],
              },
            ])
          : accepted([]),
    },
    world.request(),
  );
const kimKey = { issuer: 'https://id.example', subject: 'kim' };

describe('a billing administrator who leaves the partner', () => {
  test('R56 is succeeded in every data center, and home is told', async () => {
    expect(await maxLeaves()).toMatchObject({ ok: true });
    await world.bringStream();
    for (const place of ['eu', 'us'] as const) {
      expect(await holderIn(place)).toBe(partnerSignedIn.accountId);
      expect(await holderAtHome(place)).toBe(partnerSignedIn.accountId);
    }
  });

  test('R56 is succeeded here at once, and there when the data center answers again', async () => {
    world.down.add('us');
    await maxLeaves();
    await world.bringStream();
    expect(await holderIn('eu')).toBe(partnerSignedIn.accountId);
    expect(await holderIn('us')).toBe(max.accountId);
    world.down.clear();
    await world.sweepUntilQuiet();
    expect(await holderIn('us')).toBe(partnerSignedIn.accountId);
  });

  test('R56 R60 is no delegate of a transfer that home had not heard of when they left', async () => {
    await handOver('us');
    const unheard = world.stream.splice(0);
    await world.put('eu', ref('partner', partner.id), partner);
    expect(await delegatesIn('us')).toEqual([max.accountId]);
    world.stream.push(...unheard);
    await world.bringStream();
    expect(await delegatesIn('us')).toEqual([]);
    expect(await holderIn('us')).toBe(kim.accountId);
  });

  test('R56 R60 is no delegate of a transfer whose data center heard nothing of their leaving', async () => {
    await handOver('us');
    await world.bringStream();
    expect(await delegatesIn('us')).toEqual([max.accountId]);
    await maxLeaves();
    await world.bringStream();
    expect(await delegatesIn('us')).toEqual([]);
  });

  test('R56 whose own successor is leaving at that moment is succeeded by who stays', async () => {
    const bo = {
      ...max,
      id: 'usr_3',
      accountId: 'bo@partner.example' as typeof max.accountId,
      since: addedAt,
    };
    const stays = {
      ...bo,
      role: 'administrator' as const,
      identity: { issuer: 'https://id.example', subject: 'bo' },
    };
    const [nora] = partner.users;
    if (!nora) throw new Error('The partner has no user.');
    await world.put('eu', ref('partner', partner.id), { ...partner, users: [nora, max, stays] });
    await maxLeaves();
    let left = false;
    world.meanwhile = async (call) => {
      if (left || call !== 'us.commit') return;
      left = true;
      await world.put('eu', ref('partner', partner.id), { ...partner, users: [stays] });
    };
    await world.bringStream();
    expect(left).toBe(true);
    expect(await holderIn('us')).toBe(stays.accountId);
    expect(await holderAtHome('us')).toBe(stays.accountId);
  });
});
