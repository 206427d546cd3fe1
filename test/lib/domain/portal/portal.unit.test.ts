import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  confirmedAdministrators,
  holds,
  mandatoryRoles,
  type Portal,
  portalRoles,
  userOf,
} from '../../../../lib/domain/portal/portal.ts';
import { deleteUser, editUser } from '../../../../lib/domain/portal/portal-commands.ts';
import { evolvePortal } from '../../../../lib/domain/portal/portal-events.ts';
import { joinPortal } from '../../../../lib/domain/portal/portal-invitation.ts';
import type { PortalDecision } from '../../../../lib/domain/portal/portal-rules.ts';
import { add, facts, identityOf, now, opened } from '../given-portal.ts';

type Step = (portal: Portal, index: number) => PortalDecision;
const somebody = fc.nat({ max: 6 });
const someRoles = fc.subarray([...portalRoles], { minLength: 1 });
const userAt = (portal: Portal, at_: number) => portal.users[at_ % portal.users.length]?.id ?? '';
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(somebody, someRoles).map(
    ([who, roles]): Step =>
      (portal, index) =>
        add(portal, `u${who}-${index}`, { roles }),
  ),
  fc.tuple(somebody, someRoles).map(
    ([who, roles]): Step =>
      (portal) =>
        editUser(portal, userAt(portal, who), { roles }, facts),
  ),
  fc.tuple(somebody, somebody, fc.boolean()).map(
    ([who, to, hands]): Step =>
      (portal) =>
        deleteUser(
          portal,
          userAt(portal, who),
          hands ? Object.fromEntries(mandatoryRoles.map((role) => [role, userAt(portal, to)])) : {},
          facts,
        ),
  ),
  somebody.map(
    (who): Step =>
      (portal) => {
        const user = userOf(portal, userAt(portal, who));
        return joinPortal(
          portal,
          {
            userId: user?.id ?? '',
            identity: identityOf(user?.firstName ?? ''),
            generation: user?.invitation?.generation,
          },
          now,
        );
      },
  ),
);

test('R42 R43 whatever is done in whatever order, a confirmed administrator and each mandatory role stay', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let portal = opened;
      for (const [index, decide] of steps.entries()) {
        const decision = decide(portal, index);
        if (decision.ok) portal = decision.value.reduce(evolvePortal, portal);
        expect(confirmedAdministrators(portal).length).toBeGreaterThan(0);
        for (const role of mandatoryRoles) expect(portal.users.some((user) => holds(user, role))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
