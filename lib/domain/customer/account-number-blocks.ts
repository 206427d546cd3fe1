import type { Block } from '../action.ts';

/** A customer has one account number for good (R14). */
export const numberIsFixedBlock: Block = {
  code: 'account-number-is-fixed',
  reason: 'The customer has an account number, and it cannot be replaced by another one.',
  remedy: 'If it is wrong, enrol another customer record with the right one.',
};
export const noNumberBlock: Block = {
  code: 'account-number-missing',
  reason: 'The customer has no account number.',
  remedy: 'Add it first.',
};
