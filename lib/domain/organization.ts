/** A postal address. `country` is an ISO 3166-1 alpha-2 code. */
export interface Address {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly postalCode: string;
  readonly country: string;
}

export interface Organization {
  readonly name: string;
  readonly phone?: string;
  readonly address?: Address;
}
