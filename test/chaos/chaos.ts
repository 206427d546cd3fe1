import { type AttributeValue, DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import type { FaultPlan } from '../../infra/local/aws/faults.ts';
import type { LocalCloudProcess } from '../support/local-cloud.ts';

export const regions = { eu: 'eu-north-1', us: 'us-east-1', ap: 'ap-southeast-2' } as const;
export type DataCenterId = keyof typeof regions;

export const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
export const daysAfter = (instant: string, days: number): string => minutesAfter(instant, days * 1_440);

/** What goes wrong in a local cloud, and looking behind its API. */
export interface Chaos {
  /** From now on these faults, and no others. */
  faults(...rules: FaultPlan['rules']): Promise<void>;
  /** The same faults for the same calls, with another seed. */
  seeded(seed: number, ...rules: FaultPlan['rules']): Promise<void>;
  /** How often each rule has hit. */
  hits(): Promise<number[]>;
  engine(dataCenter: DataCenterId, running: boolean): Promise<void>;
  engines(): Promise<{ dataCenter: string; pid: number; running: boolean }[]>;
  /** Every item of a data center's table but idempotency records, which are forgotten by themselves. */
  items(dataCenter: DataCenterId): Promise<Record<string, AttributeValue>[]>;
  schedules(dataCenter: DataCenterId): Promise<string[]>;
}

export function chaosIn(cloud: LocalCloudProcess): Chaos {
  const client = (dataCenter: DataCenterId) => ({
    region: regions[dataCenter],
    endpoint: cloud.aws,
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  });
  const seeded: Chaos['seeded'] = async (seed, ...rules) => {
    await cloud.control('PUT', '/_local/faults', { seed, rules });
  };
  return {
    seeded,
    faults: (...rules) => seeded(1, ...rules),
    hits: async () => ((await cloud.control('GET', '/_local/faults')) as { hits: number[] }).hits,
    engine: async (dataCenter, running) => {
      await cloud.control('PUT', `/_local/engines/${dataCenter}`, { running });
    },
    engines: async () =>
      (
        (await cloud.control('GET', '/_local/engines')) as {
          items: { dataCenter: string; pid: number; running: boolean }[];
        }
      ).items,
    items: async (dataCenter) => {
      const dynamo = new DynamoDBClient(client(dataCenter));
      const items: Record<string, AttributeValue>[] = [];
      for await (const page of paginateScan({ client: dynamo }, { TableName: `onramp-${dataCenter}` }))
        items.push(...(page.Items ?? []));
      dynamo.destroy();
      return items.filter(({ kind }) => kind?.S !== 'idempotency');
    },
    schedules: async (dataCenter) => {
      const scheduler = new SchedulerClient(client(dataCenter));
      const { Schedules = [] } = await scheduler.send(
        new ListSchedulesCommand({ GroupName: `onramp-${dataCenter}` }),
      );
      scheduler.destroy();
      return Schedules.map(({ Name = '' }) => Name);
    },
  };
}
