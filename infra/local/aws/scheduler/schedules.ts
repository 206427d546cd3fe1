import type { DurableMap } from '../../state/durable-map.ts';
import { AwsError } from '../call.ts';
import { nextFiring } from './firings.ts';
import type { Schedule } from './schedule.ts';

export type ScheduleKey = Pick<Schedule, 'region' | 'group' | 'name'>;

/** The schedules that functions have made, in their groups. */
export interface Schedules {
  /** @throws AwsError ConflictException, unless it is the same request again; ResourceNotFoundException for the group */
  create(schedule: Schedule): void;
  /** Replaces everything but the instant of creation. @throws AwsError ResourceNotFoundException */
  update(schedule: Schedule): void;
  /** @throws AwsError ResourceNotFoundException */
  get(key: ScheduleKey): Schedule;
  /** @throws AwsError ResourceNotFoundException */
  remove(key: ScheduleKey): void;
  /** It has fired, for `at`: planned again, deleted or kept. Nothing happens if it was changed meanwhile. */
  finish(schedule: Schedule, at: number): void;
  list(region: string): Schedule[];
  /** The schedules to fire now, in the order of their instants and names. */
  due(now: number): DueSchedule[];
  /** The earliest instant of those still to fire. */
  next(except: (schedule: Schedule) => boolean): number | undefined;
  hasGroup(region: string, group: string): boolean;
  groups(region: string): string[];
}

export interface DueSchedule {
  readonly at: number;
  readonly schedule: Schedule;
}

/** @param groups `region/group`, as the templates declare them */
export function createSchedules(state: DurableMap<Schedule>, groups: ReadonlySet<string>): Schedules {
  const instants = new Map<string, number>();
  for (const [key, schedule] of state.entries()) plan(key, schedule);

  function plan(key: string, schedule: Schedule): void {
    const at = nextFiring(schedule);
    if (at === undefined) instants.delete(key);
    else instants.set(key, at);
  }

  function put(schedule: Schedule): void {
    const key = keyOf(schedule);
    state.set(key, schedule);
    plan(key, schedule);
  }

  function drop(key: string): void {
    state.delete(key);
    instants.delete(key);
  }

  function get(key: ScheduleKey): Schedule {
    const found = state.get(keyOf(key));
    if (!found) throw new AwsError('ResourceNotFoundException', `Schedule ${key.name} does not exist.`, 404);
    return found;
  }

  function requireGroup({ region, group }: ScheduleKey): void {
    if (groups.has(`${region}/${group}`)) return;
    throw new AwsError('ResourceNotFoundException', `Schedule group ${group} does not exist.`, 404);
  }

  return {
    create: (schedule) => {
      requireGroup(schedule);
      const taken = state.get(keyOf(schedule));
      if (taken?.clientToken !== undefined && taken.clientToken === schedule.clientToken) return;
      if (taken) throw new AwsError('ConflictException', `Schedule ${schedule.name} already exists.`, 409);
      put(schedule);
    },
    update: (schedule) => {
      requireGroup(schedule);
      put({ ...schedule, createdAt: get(schedule).createdAt });
    },
    get,
    remove: (key) => {
      get(key);
      drop(keyOf(key));
    },
    finish: (schedule, at) => {
      if (state.get(keyOf(schedule)) !== schedule) return;
      const fired = { ...schedule, firedAt: at };
      if (!schedule.expression.startsWith('at(') && nextFiring(fired) !== undefined) put(fired);
      else if (schedule.deleteWhenDone) drop(keyOf(schedule));
      else put({ ...fired, done: true });
    },
    list: (region) => [...state.values()].filter((schedule) => schedule.region === region),
    due: (now) => {
      const due: DueSchedule[] = [];
      for (const [key, at] of instants) {
        const schedule = at <= now ? state.get(key) : undefined;
        if (schedule) due.push({ at, schedule });
      }
      return due.sort(inOrder);
    },
    next: (except) => {
      let earliest: number | undefined;
      for (const [key, at] of instants) {
        if (earliest !== undefined && at >= earliest) continue;
        const schedule = state.get(key);
        if (schedule && !except(schedule)) earliest = at;
      }
      return earliest;
    },
    hasGroup: (region, group) => groups.has(`${region}/${group}`),
    groups: (region) =>
      [...groups]
        .filter((group) => group.startsWith(`${region}/`))
        .map((group) => group.slice(region.length + 1)),
  };
}

function keyOf({ region, group, name }: ScheduleKey): string {
  return `${region}/${group}/${name}`;
}

function inOrder(one: DueSchedule, other: DueSchedule): number {
  if (one.at !== other.at) return one.at - other.at;
  return one.schedule.name < other.schedule.name ? -1 : 1;
}
