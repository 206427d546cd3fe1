import type { Catalog } from '../../catalog.ts';
import { endOfSupportOf } from '../../domain/customer/order.ts';
import type { Instant } from '../../domain/instant.ts';
import { hasEnded } from '../../domain/time/end-of-support.ts';
import type { DataCenters } from '../ports/data-centers.ts';

/** A trial that customers can sign up for by themselves. */
export interface OfferedTrial {
  readonly service: string;
  readonly name: string;
  readonly days: number;
  readonly licences: number | undefined;
  readonly storageGb: number | undefined;
  readonly countries: readonly string[];
}

/** What can be tried at `now` without a partner: at home alone, until the support ends (R28, R46). */
export const trialsOffered =
  ({ dataCenters, catalog }: { readonly dataCenters: DataCenters; readonly catalog: Catalog }) =>
  (now: Instant): readonly OfferedTrial[] => {
    if (dataCenters.in(dataCenters.here) !== dataCenters.home) return [];
    return catalog.services
      .filter((service) => !hasEnded(endOfSupportOf(service, now), now))
      .flatMap(({ service, name, terms: { trialDays, licences, storageGb }, countries }) =>
        trialDays === undefined
          ? []
          : {
              service,
              name,
              days: trialDays,
              licences,
              storageGb,
              countries: countries.map(({ country }) => country),
            },
      );
  };
