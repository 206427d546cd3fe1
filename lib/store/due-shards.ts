/** Partitions of the index `due`, so that no single one takes every write. */
export const dueShards = ['DUE#0', 'DUE#1', 'DUE#2', 'DUE#3'] as const;
