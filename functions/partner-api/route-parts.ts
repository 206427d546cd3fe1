import type * as z from 'zod/mini';
import { pageOf } from '../../lib/http/fields.ts';
import * as examples from '../../lib/presentation/examples.ts';
import * as schemas from '../../lib/presentation/schemas.ts';

export const scope = 'onramp/partner';

export const page = (items: z.ZodMiniType, description: string) => ({
  200: { description, schema: pageOf(items), example: { items: [], nextCursor: null } },
});
export const subscriptionAnswer = (description: string) => ({
  description,
  schema: schemas.subscription,
  example: examples.subscription,
});
export const memberOnly = ['partner-not-active'] as const;
export const ownOnly = ['partner-not-active', 'not-found'] as const;
/** Of a subscription of which one has to have access to billing (R61). */
export const withAccess = [
  ...ownOnly,
  'still-provisioning',
  'billing-not-open',
  'partner-access-removed',
] as const;
/** Of what the billing administrator alone does. */
export const administratorOnly = [
  ...withAccess,
  'billing-administrator-only',
  'administrator-replaced',
] as const;
