/** What a function's thread is started with. */
export interface ContainerSettings {
  /** The clock's offset: `installVirtualDate` reads it. */
  readonly clockOffset: SharedArrayBuffer;
  readonly codeDirectory: string;
  /** `index.handler` */
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logStream: string;
  /** Compiled code is kept here, as it makes a cold start a third shorter. */
  readonly compileCache: string;
}

/** To the thread: one event. JSON, as in Lambda: nothing but data gets through. */
export interface Invocation {
  readonly requestId: string;
  readonly event: string;
  readonly timeoutMilliseconds: number;
}

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** From the thread. */
export type ContainerMessage =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'load-failed'; readonly error: FunctionError }
  | { readonly kind: 'answer'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'failure'; readonly requestId: string; readonly error: FunctionError };
