import {
  createRequestMeter,
  type MeteredCall,
  type MeteredRequest,
  type RequestMeter,
} from './request-meter.ts';

/** How often a function called an operation, and what that cost. */
export interface MeterRow {
  /** The data center of the function; of the called service for the operator's own calls. */
  readonly dataCenter: string;
  readonly function: string;
  readonly service: string;
  readonly operation: string;
  readonly calls: number;
  /** Calls that were answered with an error, or not at all. */
  readonly errors: number;
  /** DynamoDB capacity units, of reading or writing as the operation has it. */
  readonly capacityUnits: number;
}

export interface Meter {
  /** Counts one call; gives its row, to which more can be added later. */
  count(call: MeteredCall): MeterEntry;
  rows(): MeterRow[];
  /** The requests that functions have served lately, oldest first. */
  requests(): MeteredRequest[];
  /** Told of each invocation of a function. */
  readonly invoked: RequestMeter['invoked'];
  reset(): void;
}

export interface MeterEntry {
  failed(): void;
  consumed(units: number): void;
  /** The caller has its answer, or will get none. */
  done(): void;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Name of the caller whose access key belongs to no function. */
const operator = 'operator';

export function createMeter(): Meter {
  const rows = new Map<string, Mutable<MeterRow>>();
  const requests = createRequestMeter();

  function rowOf({ caller, dataCenter, service, operation }: MeteredCall): Mutable<MeterRow> {
    const who = caller ?? { dataCenter, function: operator };
    const key = `${who.dataCenter}/${who.function}/${service}/${operation}`;
    const row = rows.get(key) ?? { ...who, service, operation, calls: 0, errors: 0, capacityUnits: 0 };
    rows.set(key, row);
    return row;
  }

  return {
    count: (call) => {
      const row = rowOf(call);
      const request = requests.called(call);
      row.calls += 1;
      return {
        failed: () => {
          row.errors += 1;
        },
        consumed: (units) => {
          row.capacityUnits += units;
          request?.consumed(units);
        },
        done: () => request?.done(),
      };
    },
    rows: () => [...rows.values()].map((row) => ({ ...row })),
    requests: requests.list,
    invoked: requests.invoked,
    reset: () => {
      rows.clear();
      requests.reset();
    },
  };
}
