import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessMark {
  readonly pid: number;
  /** Ticks since boot at which it began; absent where the system does not tell. */
  readonly startedAt?: string;
}

export function markOf(pid: number): ProcessMark {
  const startedAt = startOf(pid);
  return startedAt === undefined ? { pid } : { pid, startedAt };
}

export function isAlive(mark: ProcessMark): boolean {
  if (mark.startedAt !== undefined) return startOf(mark.pid) === mark.startedAt;
  try {
    process.kill(mark.pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Field 22 of /proc/PID/stat; the second field may hold spaces but ends with the last parenthesis. A zombie is dead. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
