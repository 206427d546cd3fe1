import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all that it started use. */
export interface Usage {
  /** Seconds of processor time, those of its threads included. */
  readonly cpuSeconds: number;
  readonly residentMb: number;
}

const ticksPerSecond = 100;
const kilobytesPerPage = 4;

/** Reads `/proc`, so it knows on Linux only; elsewhere all is zero. */
export function usageOf(pid: number): Usage {
  const processes = readProcesses();
  const usages = [pid, ...descendants(pid, processes)].flatMap((id) => processes.get(id) ?? []);
  return {
    cpuSeconds: usages.reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond,
    residentMb: Math.round(usages.reduce((sum, { pages }) => sum + pages, 0) * (kilobytesPerPage / 1024)),
  };
}

interface Process {
  readonly parent: number;
  readonly ticks: number;
  readonly pages: number;
}

function readProcesses(): Map<number, Process> {
  const ids = process.platform === 'linux' ? readdirSync('/proc').map(Number).filter(Boolean) : [];
  return new Map(
    ids.flatMap((id) => {
      const found = readProcess(id);
      return found ? [[id, found] as const] : [];
    }),
  );
}

/** The name in the second field may hold spaces, but ends with the last parenthesis; the third field is first here. */
function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return {
      parent: fields[1] ?? 0,
      ticks: (fields[11] ?? 0) + (fields[12] ?? 0),
      pages: fields[21] ?? 0,
    };
  } catch {
    return undefined;
  }
}

function descendants(pid: number, processes: ReadonlyMap<number, Process>): number[] {
  const children = [...processes].filter(([, { parent }]) => parent === pid).map(([id]) => id);
  return children.flatMap((child) => [child, ...descendants(child, processes)]);
}
