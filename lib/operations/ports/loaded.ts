import type { Records, Ref } from './records.ts';

/** A record as read, with the version that a commit may replace. */
export interface Loaded<T> {
  readonly value: T;
  readonly version: number;
}

/** What to read together, by name. Nothing is read for `undefined`. */
export type Wanted = Readonly<Record<string, Ref | undefined>>;

export type LoadedOf<R extends Wanted> = {
  readonly [Name in keyof R]: R[Name] extends Ref<infer K> | undefined
    ? Loaded<Records[K]> | undefined
    : never;
};
