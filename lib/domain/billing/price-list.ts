/** An edition of a service with its price, in the minor unit of the list's currency, for one licence a month. */
export interface Plan {
  readonly plan: string;
  readonly name: string;
  readonly monthlyPerLicence: number;
}

/** A version of a service that a subscription runs on. */
export interface Release {
  readonly release: string;
  readonly name: string;
}

/** What a month costs besides the licences, in the currency's minor unit. */
export interface Rates {
  /** ISO 4217. */
  readonly currency: string;
  readonly storagePerGbMonthly: number;
  /** The standard monthly user fee, for the partner's access (R62). */
  readonly partnerUserMonthly: number;
}

/** What the catalogue asks for a service that can be paid. Plans go upwards, releases from old to new (R51). */
export interface PriceList extends Rates {
  readonly plans: readonly Plan[];
  readonly releases: readonly Release[];
}
