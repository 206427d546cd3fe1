/** What the parts of the local cloud know of each other. Instants are milliseconds since the epoch, in virtual time. */

/** Something that became due and was started while the clock moved. */
export interface Fired {
  /** The instant it was due, RFC 3339. */
  readonly at: string;
  readonly dataCenter: string;
  /** `schedule` (one time), `tick` (recurring), `retry` (of an asynchronous invocation). */
  readonly kind: string;
  readonly name: string;
}

/** A part that has to act at instants of its own: schedules, retries with a delay. */
export interface DueSource {
  readonly name: string;
  /**
   * The earliest instant at which there is something to do; `undefined` when there is nothing. Only an answer
   * before `before` is of use, which spares a source that would have to look for it.
   */
  next(before: number): number | undefined | Promise<number | undefined>;
  /** Starts everything due at `now` or before, in order, and need not wait for what it starts. */
  fireDue(now: number): Promise<Fired[]>;
}

/** A part that works in the background. */
export interface Quiescence {
  readonly name: string;
  /** Resolves once idle: true if there was work to wait for, after which every other part is asked again. */
  settle(): Promise<boolean>;
}

/** The one time of every part: real time plus an offset that only grows. */
export interface Clock {
  now(): number;
  /** One signed 64-bit integer, milliseconds; hand it to worker threads for `installVirtualDate`. */
  readonly offset: SharedArrayBuffer;
  /** Moves to `at`, stopping at each due instant; returns when all that follows from it is done (R70). */
  advanceTo(at: number): Promise<Fired[]>;
  addSource(source: DueSource): void;
  addQuiescence(check: Quiescence): void;
  /** A source now has something due earlier than it said before. Cheap: call it freely. */
  wake(): void;
  /** From now on fires whatever becomes due as real time passes. */
  start(): void;
  stop(): Promise<void>;
}

export interface InvokeResult {
  readonly payload: unknown;
  /** Set when the function threw: its name of the error. */
  readonly functionError?: string;
}

export interface Delivery {
  /** Who invokes, for the logs: `scheduler`, `stream`, … */
  readonly source: string;
  readonly maxAttempts?: number;
  readonly deadLetterArn?: string;
}

export interface Functions {
  /** Resolves once the event is taken; rejects when there is no such function. */
  invokeAsync(arn: string, payload: unknown, delivery: Delivery): Promise<void>;
  invoke(arn: string, payload: unknown): Promise<InvokeResult>;
}

/** Called after each successful write and before the writer has its answer. */
export type WriteNudge = (region: string, table: string) => void;

/** Takes dead letters, by the queue's ARN; rejects when there is no such queue. */
export interface Queues {
  send(queueArn: string, body: string, attributes?: Readonly<Record<string, string>>): Promise<string>;
}

/** Whose access key signed a call; unknown keys are the operator's. */
export interface Caller {
  readonly dataCenter: string;
  readonly function: string;
}
export type IdentifyCaller = (accessKeyId: string) => Caller | undefined;

/** What a data center's template declares of the AWS services, all references resolved. */
export interface DataCenterResources {
  readonly dataCenter: string;
  readonly region: string;
  readonly tables: readonly TableDefinition[];
  readonly queues: readonly QueueDefinition[];
  readonly secrets: readonly SecretDefinition[];
  readonly scheduleGroups: readonly string[];
  /** Schedules of the template; those made by functions are kept in the data directory. */
  readonly schedules: readonly RecurringSchedule[];
  /** Verified senders: domains or addresses. */
  readonly emailIdentities: readonly string[];
  readonly configurationSets: readonly string[];
  /** What configuration sets tell the event bus, by their names. */
  readonly mailReports: readonly MailReports[];
  readonly eventRules: readonly EventRule[];
}

/** The events of mails that a configuration set sends to the default event bus. */
export interface MailReports {
  readonly configurationSet: string;
  /** `BOUNCE`, `DELIVERY`, … */
  readonly eventTypes: readonly string[];
}

/** A rule of the default event bus. */
export interface EventRule {
  readonly name: string;
  /** As JSON. */
  readonly pattern: string;
  readonly targets: readonly {
    readonly arn: string;
    readonly deadLetterArn?: string;
    /** Whether the function lets this rule start it. */
    readonly permitted: boolean;
  }[];
}

export interface TableDefinition {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly type: 'S' | 'N' | 'B' }[];
  readonly key: IndexKey;
  readonly indexes: readonly GlobalIndex[];
  readonly ttlAttribute?: string;
  readonly streamView?: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';
}
export interface IndexKey {
  readonly partition: string;
  readonly sort?: string;
}
export interface GlobalIndex {
  readonly name: string;
  readonly key: IndexKey;
  readonly projection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
  readonly nonKeyAttributes?: readonly string[];
}

export interface QueueDefinition {
  readonly name: string;
  readonly arn: string;
  readonly retentionSeconds?: number;
}

export interface SecretDefinition {
  readonly name: string;
  /** What `Ref` gives; the service also answers to the name. */
  readonly arn: string;
  readonly value?: string;
  /** As in the template; honoured once, then the value is kept. */
  readonly generate?: {
    readonly template?: string;
    readonly key?: string;
    readonly length?: number;
    readonly excludePunctuation?: boolean;
  };
}

export interface RecurringSchedule {
  readonly name: string;
  readonly group: string;
  /** `rate(5 minutes)` and the like. */
  readonly expression: string;
  readonly targetArn: string;
  readonly roleArn: string;
  readonly input?: string;
  readonly deadLetterArn?: string;
}
