import { type Outcome, type RefusalCode, refused } from './refusal.ts';

/** An action that a resource does not allow now: why, and what lifts the block (R65). */
export interface BlockedAction<Name extends string = string> {
  readonly action: Name;
  readonly code: RefusalCode;
  readonly reason: string;
  readonly remedy: string;
}

/** Why an action is blocked, and what lifts it (R65). */
export type Block = Omit<BlockedAction, 'action'>;

/** What a blocked action answers to who calls it all the same (R65). */
export const refusedFor = ({ code, reason, remedy }: Block, pointer?: string): Outcome<never> =>
  refused(code, `${reason} ${remedy}`, pointer);

/** What can be done with a resource now, and what cannot (R65). */
export interface Actions<Name extends string = string> {
  readonly allowedActions: readonly Name[];
  readonly blockedActions: readonly BlockedAction<Name>[];
}

/** The actions of two parts of a resource. */
export const together = <A extends string, B extends string>(
  a: Actions<A>,
  b: Actions<B>,
): Actions<A | B> => ({
  allowedActions: [...a.allowedActions, ...b.allowedActions],
  blockedActions: [...a.blockedActions, ...b.blockedActions],
});

/** Gathers the verdicts on each action: `true`, or the block. */
export function actionsFrom<Name extends string>(
  verdicts: Readonly<Record<Name, true | Block>>,
): Actions<Name> {
  const allowedActions: Name[] = [];
  const blockedActions: BlockedAction<Name>[] = [];
  for (const action of Object.keys(verdicts) as Name[]) {
    const verdict = verdicts[action];
    if (verdict === true) allowedActions.push(action);
    else blockedActions.push({ action, ...verdict });
  }
  return { allowedActions, blockedActions };
}
