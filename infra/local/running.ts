export interface LocalCloudOptions {
  /** Home's port; the other parts take the next ones. */
  readonly port: number;
  /** Keeps everything that survives a restart. */
  readonly dataDirectory: string;
  /** Starts over with an empty data directory. */
  readonly fresh?: boolean;
  /** Where the functions are, if not in `functions/`. */
  readonly functionsDir?: string;
  /** Replaces single settings of `cdk.json`, such as the catalogue. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A DynamoDB engine to use instead of our own. */
  readonly dynamoDbEndpoint?: string | undefined;
  /** Takes one sentence about something that failed in the background. */
  readonly report?: (sentence: string) => void;
  /** Called when the local cloud cannot go on; what is left to do is to stop it. */
  readonly onFatal?: (sentence: string) => void;
}

/** Where everything is, as the last line of the start says it. */
export interface Ready {
  readonly ready: true;
  /** By id, home first. */
  readonly dataCenters: Readonly<Record<string, string>>;
  readonly console: string;
  readonly aws: string;
  readonly issuer: string;
}

/** Stops parts in the opposite order of their start, each even if another one fails. */
export class Parts {
  readonly #stops: (() => unknown)[] = [];

  /** Remembers how to stop something that was started. */
  add(stop: () => unknown): void {
    this.#stops.push(stop);
  }

  async stop(): Promise<void> {
    const failures: unknown[] = [];
    for (const stop of this.#stops.splice(0).reverse()) {
      try {
        await stop();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some parts could not be stopped.');
  }
}
