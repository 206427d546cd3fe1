import * as z from 'zod/mini';
import type { OrderedSubscription } from '../operations/partner/ordered-subscription.ts';
import { statuses } from './schemas.ts';

/** What a customer signed up for, without a partner (R46). */
export const signUp = z.object({
  id: z.string(),
  organizationName: z.string(),
  service: z.string(),
  countryOfUse: z.string(),
  /** Where the portal is, from the moment on that it is no longer `provisioning`. */
  dataCenter: z.string(),
  status: z.enum(statuses),
  addedAt: z.iso.datetime(),
  deadlines: z.array(z.object({ kind: z.string(), at: z.iso.datetime() })),
});

export const signUpExample = {
  id: 'sub_01K9ZX6M2N8Q4R7T9VWXYZ0123',
  organizationName: 'Contoso Ltd',
  service: 'dynamics-365',
  countryOfUse: 'SE',
  dataCenter: 'eu',
  status: 'provisioning',
  addedAt: '2026-11-20T08:00:00.000Z',
  deadlines: [{ kind: 'expiry', at: '2026-12-20T08:00:00.000Z' }],
};

export const signUpBodyExample = {
  service: 'dynamics-365',
  countryOfUse: 'SE',
  organization: { name: 'Contoso Ltd' },
  contactEmail: 'it@contoso.example',
  administrator: { firstName: 'Kim', lastName: 'Berg' },
  agreements: { language: 'en', documents: ['online-services-agreement', 'privacy-statement'] },
};

export const presentSignUp = ({ order, standing }: OrderedSubscription) => ({
  id: order.id,
  organizationName: order.organizationName ?? '',
  service: order.service,
  countryOfUse: order.countryOfUse,
  dataCenter: order.dataCenter,
  status: standing.status,
  addedAt: order.addedAt,
  deadlines: standing.deadlines.map(({ kind, at }) => ({ kind, at })),
});
