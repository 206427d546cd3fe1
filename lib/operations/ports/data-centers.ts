import type { Store } from './store.ts';

/** The data centers of the deployment, as a function sees them. */
export interface DataCenters {
  readonly here: string;
  readonly home: Store;
  /** The store of a data center of the catalogue. */
  in(dataCenter: string): Store;
}
