import type { Known } from '../change-subscription.ts';

/** The tag of what shows the billing account and the users of the portal together. */
export const ownershipTag = ({ version, portal }: Known): string => `"${version}.${portal?.version ?? 0}"`;
