import { rotations } from '../../domain/directory/resemblance.ts';
import type { Partner } from '../../domain/partner/partner.ts';
import { phoneNumber } from '../../domain/phone.ts';
import type { Write } from '../ports/commit.ts';
import { type FoundPartner, ref } from '../ports/records.ts';

/** Part of the commit that activates a partner: where customers find it, by number, name and phone (R8, R53). */
export function findablePartner(partner: Partner): Write[] {
  const { id, accountNumber, authorizationNumber, organization } = partner;
  const value: FoundPartner = { partnerId: id, accountNumber, authorizationNumber, organization };
  const phone = phoneNumber(organization.phone, organization.country);
  return [
    { put: ref('authorization-number', authorizationNumber), value, expect: 'absent' },
    ...rotations(organization.name).map(
      (rotation): Write => ({ put: ref('partner-name', rotation, id), value, expect: 'any' }),
    ),
    ...(phone === undefined
      ? []
      : [{ put: ref('partner-phone', phone, id), value, expect: 'any' } satisfies Write]),
  ];
}
