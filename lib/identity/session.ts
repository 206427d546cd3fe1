import { randomBytes, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { accountId, type Identity } from '../domain/identity.ts';
import type { KeyRing } from './key-ring.ts';
import { type Seal, sealFor } from './sealed.ts';

/** A person who is signed in to the customer web. */
export interface Session {
  readonly identity: Identity;
  /** Stands in every form, so that only our own pages can submit one. */
  readonly formToken: string;
  /** The subscription whose portal is open. */
  readonly subscriptionId?: string;
}

/** A sign-in that is under way at the identity provider. */
export interface SignInTransaction {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** Where to go afterwards: one of our own paths. */
  readonly returnTo: string;
}

/** So long a session lasts, and so long somebody may take to sign in; seconds. */
export const sessionSeconds = 12 * 3600;
export const signInSeconds = 15 * 60;

const sessionSchema = z.object({
  issuer: z.string(),
  sub: z.string(),
  account: z.string(),
  formToken: z.string(),
  subscriptionId: z.optional(z.string()),
});

const transactionSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string().check(z.regex(/^\/[a-z]/)),
});

/** The sessions of one data center, each an encrypted cookie: nothing is stored on our side. */
export function sessions(keys: () => Promise<KeyRing>, dataCenter: string) {
  const sessionSeal: Seal = sealFor(`${dataCenter} session`, keys);
  const signInSeal: Seal = sealFor(`${dataCenter} sign-in`, keys);
  return {
    start: (identity: Identity): Session => ({ identity, formToken: randomBytes(32).toString('base64url') }),

    close({ identity, formToken, subscriptionId }: Session, now: Date): Promise<string> {
      const { issuer, subject, accountId: account } = identity;
      const value = { issuer, sub: subject, account, formToken, ...(subscriptionId && { subscriptionId }) };
      return sessionSeal.close(value, sessionSeconds, now);
    },

    async open(text: string, now: Date): Promise<Session | undefined> {
      const parsed = sessionSchema.safeParse(await sessionSeal.open(text, now));
      if (!parsed.success) return undefined;
      const { issuer, sub, account, formToken, subscriptionId } = parsed.data;
      return {
        identity: { issuer, subject: sub, accountId: accountId(account) },
        formToken,
        ...(subscriptionId && { subscriptionId }),
      };
    },

    closeSignIn: ({ state, nonce, codeVerifier, returnTo }: SignInTransaction, now: Date): Promise<string> =>
      signInSeal.close({ state, nonce, codeVerifier, returnTo }, signInSeconds, now),

    async openSignIn(text: string, now: Date): Promise<SignInTransaction | undefined> {
      const parsed = transactionSchema.safeParse(await signInSeal.open(text, now));
      return parsed.success ? parsed.data : undefined;
    },
  };
}

export type Sessions = ReturnType<typeof sessions>;

/** Whether a form was made for this session. */
export function isFormOf(session: Session, formToken: string): boolean {
  const [expected, given] = [Buffer.from(session.formToken), Buffer.from(formToken)];
  return expected.length === given.length && timingSafeEqual(expected, given);
}
