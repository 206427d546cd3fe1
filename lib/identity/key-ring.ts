/** A key from Secrets Manager: `key` is random text, `id` names it inside what it signs or seals. */
export interface Key {
  readonly id: string;
  readonly key: string;
}

/** The current key, and during a rotation the one before it, which still opens what it closed. */
export interface KeyRing extends Key {
  readonly previous?: Key;
}

/** The key of a ring by its id. */
export const keyOf = (keys: KeyRing, id: string | undefined): Key | undefined =>
  [keys, keys.previous].find((key) => key?.id === id);
