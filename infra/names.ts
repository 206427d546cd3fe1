/**
 * Physical names. They are fixed, so that a stack can name what another region's stack holds without
 * a reference across regions.
 */
export interface Names {
  readonly stack: string;
  readonly table: string;
  readonly scheduleGroup: string;
  readonly configurationSet: string;
  readonly api: string;
  readonly function: (name: string) => string;
  readonly queue: (name: string) => string;
  readonly secret: (name: string) => string;
  readonly alarm: (name: string) => string;
  readonly dashboard: string;
  /** The namespace of the metrics that are made of logs. */
  readonly metrics: string;
}

/** The name of the table of a data center. */
export const tableName = (prefix: string, dataCenter: string): string => `${prefix}-${dataCenter}`;

/** The dashboard of the partner programme in all data centers; dashboards of all regions share an account's names. */
export const businessDashboardName = (prefix: string): string => `${prefix}-business`;

/** All names of one data center. */
export function namesOf(prefix: string, dataCenter: string): Names {
  const base = `${prefix}-${dataCenter}`;
  const within = (name: string) => `${base}-${name}`;
  return {
    stack: base,
    table: tableName(prefix, dataCenter),
    scheduleGroup: base,
    configurationSet: base,
    api: base,
    function: within,
    queue: within,
    secret: (name) => `${prefix}/${dataCenter}/${name}`,
    alarm: within,
    dashboard: `${base}-machine`,
    metrics: `Onramp/${base}`,
  };
}

/** The secondary indexes of the table. */
export const indexes = {
  /** What must happen by some instant; sparse. */
  due: { partitionKey: 'duePk', sortKey: 'dueSk' },
  /** Listings. */
  list: { partitionKey: 'listPk', sortKey: 'listSk' },
} as const;

export type IndexName = keyof typeof indexes;
