/** Where a resource stands: enough to name it. */
export interface Place {
  readonly logicalId: string;
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  /** The address that answers for this stack's HTTP API, such as `http://127.0.0.1:4000`. */
  readonly apiEndpoint: string;
  /** A resolved property of the resource. */
  property(name: string): unknown;
}

/** How the local cloud sees one CloudFormation resource type. */
export interface ResourceType {
  /**
   * Properties that something reads, or that make no difference here. Any other one stops the start.
   * Absent for a type that has no body locally: whatever it says changes nothing here.
   */
  readonly properties?: readonly string[];
  /** What `Ref` answers. */
  readonly id: (place: Place) => string;
  /** What `Fn::GetAtt` answers. */
  readonly attributes: (place: Place) => Readonly<Record<string, string>>;
}

export const named = (place: Place, property: string): string => {
  const name = place.property(property);
  return typeof name === 'string' ? name : `${place.stack}-${place.logicalId}`;
};

export const arn = (place: Place, service: string, resource: string): string =>
  `arn:aws:${service}:${place.region}:${place.account}:${resource}`;
