/** What a subscription holds (R45, R46, R51). */
export interface Allowance {
  readonly licences: number;
  readonly storageGb: number;
}
