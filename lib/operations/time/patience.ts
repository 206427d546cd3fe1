import type { DataCenters } from '../ports/data-centers.ts';
import { DataCenterUnavailable, type Store } from '../ports/store.ts';

/** Silences in a row after which another data center is not asked again. */
const patience = 3;

/**
 * The data centers for one piece of work on many records: another data center that stays silent costs its time-outs a
 * few times, not for every record that needs it. From then on its calls fail at once with `DataCenterUnavailable`, so
 * that what does not need it goes on (R36).
 */
export function withPatience(dataCenters: DataCenters): DataCenters {
  const stores = new Map<Store, Store>();
  const here = dataCenters.in(dataCenters.here);
  const patient = (store: Store): Store => {
    if (store === here) return store;
    const known = stores.get(store) ?? askedInVain(store);
    stores.set(store, known);
    return known;
  };
  return {
    here: dataCenters.here,
    get home() {
      return patient(dataCenters.home);
    },
    in: (dataCenter) => patient(dataCenters.in(dataCenter)),
  };
}

function askedInVain(store: Store): Store {
  let silences = 0;
  const call = async (method: keyof Store, input: unknown[]): Promise<unknown> => {
    if (silences >= patience) throw new DataCenterUnavailable('It has not answered for a while.');
    try {
      const answer = await (store[method] as (...given: unknown[]) => Promise<unknown>).apply(store, input);
      silences = 0;
      return answer;
    } catch (error) {
      if (error instanceof DataCenterUnavailable) silences++;
      throw error;
    }
  };
  return new Proxy(store, {
    get:
      (_, method: keyof Store) =>
      (...input: unknown[]) =>
        call(method, input),
  });
}
