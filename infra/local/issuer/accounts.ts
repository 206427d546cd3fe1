import { createHash } from 'node:crypto';

/** A person, as any identity provider knows one. */
export interface Account {
  /** Stable and opaque: the same for every way to sign in, and without regard to case in A to Z. */
  readonly subject: string;
  /** As it was typed. */
  readonly name: string;
}

/** Keeps accounts over a restart; a `DurableMap` is one. */
export interface AccountStore {
  get(subject: string): string | undefined;
  set(subject: string, name: string): void;
}

/** What the issuer says about a person, in ID and access tokens alike. */
export const claimsOf = ({ name }: Pick<Account, 'name'>) => ({
  email: name,
  email_verified: true,
  name,
});

/** Only A to Z have a lower case here: Unicode makes one name of two people's, such as a `k` of the Kelvin sign. */
const folded = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Everybody that ever signed in. Whoever types a name owns it: there are no passwords here. */
export class Accounts {
  readonly #store: AccountStore;

  constructor(store: AccountStore) {
    this.#store = store;
  }

  /** The account of that name, which is there from now on. */
  open(typed: string): Account {
    const name = typed.trim();
    const subject = createHash('sha256').update(folded(name)).digest('base64url');
    const known = this.#store.get(subject);
    if (known === undefined) this.#store.set(subject, name);
    return { subject, name: known ?? name };
  }

  find(subject: string): Account | undefined {
    const name = this.#store.get(subject);
    return name === undefined ? undefined : { subject, name };
  }
}
