import { readProperties, shapes } from '../template/properties.ts';
import type { Resource } from '../template/stack.ts';
import { matches } from './policy.ts';

/** Who may start a function, as its own policy says: the `AWS::Lambda::Permission`s of a template. */
export interface FunctionPolicies {
  /** Whether a service may, for the API or the rule of this ARN. */
  allow(principal: string, functionArn: string, sourceArn: string): boolean;
}

export function readFunctionPolicies(permissions: readonly Resource[]): FunctionPolicies {
  const granted = permissions.map((resource) => readProperties(resource, shapes.permission));
  return {
    allow: (principal, functionArn, sourceArn) =>
      granted.some(
        ({ Action, FunctionName, Principal, SourceArn }) =>
          Action === 'lambda:InvokeFunction' &&
          Principal === principal &&
          nameOf(FunctionName) === nameOf(functionArn) &&
          (SourceArn === undefined || matches(SourceArn, sourceArn)),
      ),
  };
}

const nameOf = (nameOrArn: string): string => nameOrArn.split(':').at(-1) ?? nameOrArn;
