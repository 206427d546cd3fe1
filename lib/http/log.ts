/** What a log line may say: places, codes and measures. No text a caller sent, no names, no tokens (section 5). */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly requestId?: string | undefined;
  readonly route?: string | undefined;
  readonly status?: number;
  readonly code?: string;
  readonly milliseconds?: number;
  readonly errorName?: string;
  /** Where in the program it happened, without the message. */
  readonly at?: string | undefined;
  readonly aggregate?: string;
  readonly reaction?: string;
  readonly count?: number;
  readonly failed?: number;
  /** Whether time was up before all was done. */
  readonly unfinished?: boolean;
  /** The type of a domain event. */
  readonly what?: string;
  /** How long after its own instant something was done. */
  readonly lateSeconds?: number;
}

/**
 * Writes one structured line; only the fields of {@link LogLine} can be in it. Not through `console`, before whose
 * lines Lambda writes the time and the request: metric filters read lines that are JSON as a whole.
 */
export const log = ({ level, ...line }: LogLine): void => {
  process.stdout.write(`${JSON.stringify({ level, ...line })}\n`);
};

/** What may be told of an error: its class and its place, never its message, which can quote what was sent. */
export const errorPlace = (error: unknown): Pick<LogLine, 'errorName' | 'at'> => {
  if (!(error instanceof Error)) return { errorName: typeof error };
  // The message stands before the frames, and a line of it can look like one.
  const frames = error.message ? error.stack?.split(error.message).at(-1) : error.stack;
  const frame = frames?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return { errorName: error.name, at: frame?.trim() };
};
