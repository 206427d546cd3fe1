import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Delivery } from '../../../../lib/domain/delivery.ts';
import { invitationIn, type Subscription } from '../../../../lib/domain/subscription/subscription.ts';
import { reportDelivery } from '../../../../lib/operations/delivery/report-delivery.ts';
import { sendActivation } from '../../../../lib/operations/partner/send-activation.ts';
import type { MailMarks, MailPlace } from '../../../../lib/operations/ports/mailer.ts';
import { ref } from '../../../../lib/operations/ports/records.ts';
import { liftMailBlock } from '../../../../lib/operations/support/lift-mail-block.ts';
import { type PortalWorld, personOf, portalWorld } from '../../../functions/customer-web/portal-world.ts';
import { at, inactivatesAt, kim, purgesAt } from '../../support/records.ts';
import { tablesForAll } from '../../support/test-tables.ts';
import { givenSubscriptions, self, sentAt, subscriptionIn } from '../given.ts';
import { World } from '../world.ts';

const tables = tablesForAll();

const digestOf = (address: string) => `digest-of-${address}`;
const reported = at('2026-01-02T10:00:05Z');
const told = (status: Delivery['status'], more: Partial<Delivery> = {}): Delivery => ({
  status,
  at: reported,
  ...more,
});
const bounced = told('bounced', { reason: 'address-rejected', permanent: true });
const suppressionOf = (world: World, address: string, place: 'eu' | 'us' = 'us') =>
  world.get(place, ref('suppression', digestOf(address)));

describe('the mail of an activation', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(tables, sentAt);
    await givenSubscriptions(world, ['us']);
    await send('wrong@contoso.example');
  });
  afterEach(() => world.end());

  async function send(contactEmail: string) {
    const send = sendActivation({ dataCenters: world.from('eu') });
    const sent = await send(
      subscriptionIn('us'),
      { customerAdministrator: kim, contactEmail },
      world.caller(),
    );
    expect(sent.ok).toBe(true);
    await world.bringStream();
  }
  const marks = (version: number, address = 'wrong@contoso.example'): MailMarks => ({
    place: { of: self('us'), version, mail: 'activation' },
    recipient: digestOf(address),
  });
  const report = async (delivery: Delivery, of = marks(2)) => {
    await reportDelivery(world.from('us'))({ ...of, delivery }, world.request());
    await world.bringStream();
  };
  const stored = async () => (await world.get('us', self('us'))) as Subscription;
  const shown = async () => {
    const order = await world.get('eu', ref('order', subscriptionIn('us')));
    const timeline = order?.reported?.timeline;
    return timeline && 'invitation' in timeline ? timeline.invitation?.delivery : undefined;
  };

  test('R22 what is told of it, again and in any order, is shown at home and stands in the history once', async () => {
    expect(world.mails.map(({ to }) => to)).toEqual(['wrong@contoso.example']);
    await report(told('delayed', { reason: 'temporary' }));
    expect(await shown()).toMatchObject({ status: 'delayed' });
    await report(bounced);
    await report(bounced);
    await report(told('delivered'));
    expect(await shown()).toEqual(bounced);
    const { items } = await world.plain('us').list({ of: 'changes', aggregate: self('us') }, { limit: 10 });
    expect(items.flatMap(({ value }) => value.events.map(({ type }) => type))).toEqual([
      'invitation-sent',
      'invitation-mail-reported',
      'invitation-mail-reported',
    ]);
  });

  test('R22 an address that bounced for good gets no more mails; the invitation says why', async () => {
    await report(bounced);
    await send('wrong@contoso.example');
    expect(world.mails).toHaveLength(1);
    expect(await shown()).toMatchObject({ status: 'failed', reason: 'suppressed' });
    await send('right@contoso.example');
    expect(world.mails.map(({ to }) => to)).toEqual(['wrong@contoso.example', 'right@contoso.example']);
    expect(await shown()).toBeUndefined();
  });

  test('R23 what is told of a replaced mail is not shown on the one that replaced it, but blocks its address', async () => {
    await send('right@contoso.example');
    await report(bounced);
    expect(await shown()).toBeUndefined();
    expect(await suppressionOf(world, 'wrong@contoso.example')).toEqual({
      since: reported,
      reason: 'bounced',
    });
  });

  test('R66 a lifted block stays lifted, although the old report comes again', async () => {
    await report(bounced);
    const block = { address: 'wrong@contoso.example', reason: 'It works now.' };
    const lifted = await liftMailBlock(world.from('eu'))(subscriptionIn('us'), block, world.caller());
    expect(lifted.ok).toBe(true);
    await world.bringStream();
    await report(bounced);
    expect(await suppressionOf(world, block.address)).toBeUndefined();
    await send(block.address);
    expect(world.mails).toHaveLength(2);
  });

  test('R22 a report whose data center does not answer fails, and is noted when it comes again', async () => {
    world.down.add('us');
    await expect(report(bounced)).rejects.toThrow('us does not answer');
    world.down.clear();
    await report(bounced);
    expect(invitationIn(await stored())?.delivery).toEqual(bounced);
  });

  test('R22 a report that failed half-way ends the same', async () => {
    let commits = 0;
    world.meanwhile = (call) => {
      if (call === 'us.commit' && ++commits === 2) throw new Error('killed');
    };
    await expect(report(bounced)).rejects.toThrow('killed');
    world.meanwhile = undefined;
    await report(bounced);
    expect(await shown()).toEqual(bounced);
  });

  test('R34 the purge takes the reports and the blocks; one that is told while it runs, or afterwards, leaves nothing', async () => {
    await report(bounced);
    world.now = inactivatesAt;
    await world.passTime('us', subscriptionIn('us'));
    await world.bringStream();
    world.now = purgesAt;
    let during: Promise<void> | undefined;
    world.meanwhile = async (call) => {
      if (call !== 'us.bury' || during) return;
      during = reportDelivery(world.from('us'))(
        { ...marks(2), delivery: told('complained') },
        world.request(),
      );
      await during;
    };
    await world.passTime('us', subscriptionIn('us'));
    await world.bringStream();
    expect(during).toBeDefined();
    world.meanwhile = undefined;
    await report(told('complained'));
    expect((await world.get('us', self('us')))?.phase).toBe('purged');
    expect(await world.rows('us')).toHaveLength(1);
  });
});

describe('the mail of a user of the portal', () => {
  let around: PortalWorld;
  beforeEach(async () => {
    around = await portalWorld(tables);
  });
  afterEach(() => around.world.end());

  async function invited() {
    const user = { ...personOf('Robin'), roles: ['user' as const], sendInvitation: true };
    const added = await around.operations.addUser(around.subscriptionId, user, around.as());
    if (!added.ok) throw new Error(added.refusal.code);
    await around.world.bringStream();
    return added.value.user;
  }
  const viewed = async (userId: string) => {
    const view = await around.operations.viewUser(around.subscriptionId, userId, around.as());
    if (!view.ok) throw new Error(view.refusal.code);
    return view.value;
  };

  test('R39 shows in the list as delivered, come back or unwanted, with the reason', async () => {
    const { id, invitation } = await invited();
    expect(await viewed(id)).toMatchObject({ invitation: 'sent' });
    const place: MailPlace = {
      of: ref('portal', around.subscriptionId),
      version: invitation?.sentIn ?? 0,
      mail: 'user-invitation',
      to: id,
    };
    const tell = (delivery: Delivery) =>
      reportDelivery(around.world.from('eu'))(
        { place, recipient: digestOf('robin@contoso.example'), delivery },
        around.world.request(),
      );
    await tell(told('delivered'));
    const delivered = await viewed(id);
    expect(delivered).toMatchObject({ invitation: 'delivered', delivery: { status: 'delivered' } });
    await tell(bounced);
    const cameBack = await viewed(id);
    expect(cameBack).toMatchObject({ invitation: 'bounced', delivery: { reason: 'address-rejected' } });
    expect(cameBack.tag).not.toBe(delivered.tag);

    await around.operations.inviteUser(around.subscriptionId, id, around.as());
    expect(await viewed(id)).toMatchObject({ invitation: 'queued' });
    await around.world.bringStream();
    expect(await viewed(id)).toMatchObject({ invitation: 'failed', delivery: { reason: 'suppressed' } });
    expect(around.world.mails.filter(({ to }) => to === 'robin@contoso.example')).toHaveLength(1);
  });

  test('R34 a report about a portal whose subscription is gone is left alone', async () => {
    const place: MailPlace = {
      of: ref('portal', 'sub_gone'),
      version: 2,
      mail: 'user-invitation',
      to: 'usr_1',
    };
    await reportDelivery(around.world.from('eu'))(
      { place, recipient: 'digest', delivery: bounced },
      around.world.request(),
    );
    expect(await around.world.get('eu', ref('suppression', 'digest'))).toBeUndefined();
  });
});
