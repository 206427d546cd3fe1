/** Stands for the partner of record of accounts that have none. */
export const nobody = '-';

/** Parts into which the list of all accounts is spread, so that an import does not wait for a single one. */
export const directoryShards = 8;
