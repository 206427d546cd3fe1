import type { EngineHttp } from './engine-http.ts';

/** The DynamoDB of one data center. After it was stopped and started it has another `url` and `pid`. */
export interface Engine {
  readonly dataCenter: string;
  readonly region: string;
  readonly url: string;
  /** Absent when the engine is not ours, or is stopped. */
  readonly pid?: number;
  readonly http: EngineHttp;
  /** One call of the local cloud itself, past the AWS endpoint. */
  call(target: string, input: unknown): Promise<unknown>;
}
