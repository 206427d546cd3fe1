import type { RoleCheck } from '../../iam/deployment.ts';
import { type AwsAnswer, type AwsCall, AwsError, type AwsRequest, type AwsService } from '../call.ts';
import { readInput } from '../json-protocol.ts';
import { groupArn, type Schedule, type ScheduleTarget, scheduleArn } from './schedule.ts';
import type { ScheduleKey, Schedules } from './schedules.ts';
import { validateName, validateSchedule } from './validation.ts';

export interface SchedulerOptions {
  readonly schedules: Schedules;
  now(): number;
  /** Called when something may be due earlier than before. */
  changed(): void;
  /** Refuses roles that the Scheduler cannot take. Absent: it can take any. */
  readonly roles?: RoleCheck | undefined;
}

/** The EventBridge Scheduler API, in REST-JSON. */
export function createScheduler(options: SchedulerOptions): AwsService {
  return {
    name: 'scheduler',
    operationOf,
    answer: async (call) => answer(run(options, call), call.id),
    refuse: (error, requestId) => ({
      status: error.status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-errortype': error.code,
        'x-amzn-requestid': requestId,
      },
      body: JSON.stringify({ Message: error.message, ...error.details }),
    }),
    throttled: () => new AwsError('ThrottlingException', 'Rate exceeded', 429),
  };
}

const operations: Readonly<Record<string, string>> = {
  'POST schedules': 'CreateSchedule',
  'GET schedules': 'GetSchedule',
  'PUT schedules': 'UpdateSchedule',
  'DELETE schedules': 'DeleteSchedule',
  'GET schedule-groups': 'GetScheduleGroup',
};
const lists: Readonly<Record<string, string>> = {
  schedules: 'ListSchedules',
  'schedule-groups': 'ListScheduleGroups',
};

function operationOf({ method, url }: AwsRequest): string | undefined {
  const [, collection = '', name, ...rest] = url.pathname.split('/');
  if (rest.length > 0) return undefined;
  if (name) return operations[`${method} ${collection}`];
  return method === 'GET' ? lists[collection] : undefined;
}

function answer(output: unknown, requestId: string): AwsAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
    body: JSON.stringify(output),
  };
}

function run(options: SchedulerOptions, call: AwsCall): unknown {
  const { schedules } = options;
  switch (call.operation) {
    case 'CreateSchedule': {
      const schedule = requested(options, call);
      schedules.create(schedule);
      options.changed();
      return { ScheduleArn: scheduleArn(schedule) };
    }
    case 'UpdateSchedule': {
      const schedule = requested(options, call);
      schedules.update(schedule);
      options.changed();
      return { ScheduleArn: scheduleArn(schedule) };
    }
    case 'DeleteSchedule':
      schedules.remove(keyOf(call));
      return {};
    case 'GetSchedule':
      return present(schedules.get(keyOf(call)));
    case 'ListSchedules':
      return listSchedules(schedules, call);
    case 'ListScheduleGroups':
      return {
        ScheduleGroups: schedules.groups(call.region).map((group) => presentGroup(call.region, group)),
      };
    default:
      return getGroup(schedules, call);
  }
}

function requested({ now, roles }: SchedulerOptions, call: AwsCall): Schedule {
  const schedule = scheduleOf(call, now());
  const group = groupArn(schedule.region, schedule.group);
  if (roles?.canTake(schedule.target.RoleArn, group) ?? true) return schedule;
  throw new AwsError(
    'ValidationException',
    'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
  );
}

function scheduleOf(call: AwsCall, now: number): Schedule {
  const { name, region } = keyOf(call);
  const input = validateSchedule(name, readInput(call), now);
  return {
    region,
    group: input.GroupName ?? 'default',
    name,
    expression: input.ScheduleExpression,
    timezone: input.ScheduleExpressionTimezone,
    enabled: input.State === 'ENABLED',
    deleteWhenDone: input.ActionAfterCompletion === 'DELETE',
    window: input.FlexibleTimeWindow,
    target: input.Target as ScheduleTarget,
    createdAt: now,
    modifiedAt: now,
    ...(input.Description !== undefined && { description: input.Description }),
    ...(input.StartDate !== undefined && { startsAt: input.StartDate * 1_000 }),
    ...(input.EndDate !== undefined && { endsAt: input.EndDate * 1_000 }),
    ...(input.ClientToken !== undefined && { clientToken: input.ClientToken }),
  };
}

function keyOf({ region, url }: AwsCall): ScheduleKey {
  const name = decodeURIComponent(url.pathname.split('/')[2] ?? '');
  validateName(name);
  return { region, group: url.searchParams.get('groupName') ?? 'default', name };
}

function present(schedule: Schedule) {
  return {
    ...summary(schedule),
    ActionAfterCompletion: schedule.deleteWhenDone ? 'DELETE' : 'NONE',
    Description: schedule.description,
    FlexibleTimeWindow: schedule.window,
    ...(schedule.startsAt !== undefined && { StartDate: schedule.startsAt / 1_000 }),
    ...(schedule.endsAt !== undefined && { EndDate: schedule.endsAt / 1_000 }),
    ScheduleExpression: schedule.expression,
    ScheduleExpressionTimezone: schedule.timezone,
    Target: schedule.target,
  };
}

function summary(schedule: Schedule) {
  return {
    Arn: scheduleArn(schedule),
    CreationDate: schedule.createdAt / 1_000,
    GroupName: schedule.group,
    LastModificationDate: schedule.modifiedAt / 1_000,
    Name: schedule.name,
    State: schedule.enabled ? 'ENABLED' : 'DISABLED',
  };
}

const longestPage = 100;

/** The token of the next page is the group and name after which it begins. */
function listSchedules(schedules: Schedules, { region, url }: AwsCall) {
  const query = url.searchParams;
  const limit = Math.min(Number(query.get('MaxResults') ?? longestPage), longestPage);
  const after = query.get('NextToken') ?? '';
  const found = schedules
    .list(region)
    .filter(({ group }) => group === (query.get('ScheduleGroup') ?? group))
    .filter(({ name }) => name.startsWith(query.get('NamePrefix') ?? ''))
    .filter(({ enabled }) => !query.has('State') || enabled === (query.get('State') === 'ENABLED'))
    .map((schedule) => ({ schedule, position: `${schedule.group}/${schedule.name}` }))
    .filter(({ position }) => position > after)
    .sort((one, other) => (one.position < other.position ? -1 : 1));
  const page = found.slice(0, limit);
  return {
    Schedules: page.map(({ schedule }) => ({ ...summary(schedule), Target: { Arn: schedule.target.Arn } })),
    ...(found.length > limit && { NextToken: page.at(-1)?.position }),
  };
}

function getGroup(schedules: Schedules, { region, url }: AwsCall) {
  const group = decodeURIComponent(url.pathname.split('/')[2] ?? '');
  if (schedules.hasGroup(region, group)) return presentGroup(region, group);
  throw new AwsError('ResourceNotFoundException', `Schedule group ${group} does not exist.`, 404);
}

function presentGroup(region: string, group: string) {
  return { Arn: groupArn(region, group), Name: group, State: 'ACTIVE' };
}
