import { OperatorError } from '../operator-error.ts';
import { noValue, resolveIntrinsics, type Scope } from './intrinsics.ts';
import type { Place, ResourceType } from './resource-type.ts';
import { resourceTypes } from './resource-types.ts';

/** A CloudFormation template, as far as it is read. */
export interface Template {
  readonly Resources?: Readonly<Record<string, ResourceDefinition>>;
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Mappings?: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
  readonly Outputs?: Readonly<
    Record<string, { readonly Value: unknown; readonly Export?: { Name: unknown } }>
  >;
}

interface ResourceDefinition {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

/** Where a stack is taken to be deployed. */
export interface Deployment {
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  readonly apiEndpoint: string;
  /** `Fn::ImportValue`: what the other stacks export. */
  readonly imports: (name: string) => unknown;
}

/** A resource with every reference resolved. */
export interface Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, unknown>>;
}

const typeOf = (logicalId: string, definition: ResourceDefinition): ResourceType => {
  const type = resourceTypes[definition.Type];
  if (!type)
    throw new OperatorError(
      `The local cloud does not know the resource type ${definition.Type} of ${logicalId}; ` +
        'teach it in infra/local/template/resource-types.ts.',
    );
  return type;
};

const checkProperties = (logicalId: string, definition: ResourceDefinition, type: ResourceType): void => {
  const unknown = Object.keys(definition.Properties ?? {}).find((name) => !type.properties?.includes(name));
  if (type.properties && unknown)
    throw new OperatorError(
      `The local cloud does not understand the property ${unknown} of ${logicalId} (${definition.Type}).`,
    );
};

/** Resolves the references of one template; every lookup is lazy, so the order of resources does not matter. */
export class Stack {
  readonly deployment: Deployment;
  readonly #template: Template;
  readonly #definitions: ReadonlyMap<string, ResourceDefinition>;
  readonly #scope: Scope;

  constructor(template: Template, deployment: Deployment) {
    this.#template = template;
    this.deployment = deployment;
    this.#scope = {
      ref: (name) => this.#ref(name),
      attribute: (logicalId, name) => this.#attribute(logicalId, name),
      condition: (name) => this.#condition(name),
      mapping: (name, first, second) => template.Mappings?.[name]?.[first]?.[second],
      importValue: (name) => deployment.imports(name),
    };
    const definitions = Object.entries(template.Resources ?? {});
    this.#definitions = new Map(
      definitions.filter(([, { Condition }]) => !Condition || this.#condition(Condition)),
    );
  }

  /** All resources of the stack. Throws a OperatorError for a type or property that is not understood. */
  resources(): Resource[] {
    return [...this.#definitions].map(([logicalId, definition]) => {
      const type = typeOf(logicalId, definition);
      checkProperties(logicalId, definition, type);
      const place = this.#place(logicalId);
      return {
        logicalId,
        type: definition.Type,
        id: type.id(place),
        attributes: type.attributes(place),
        properties: resolveIntrinsics(definition.Properties ?? {}, this.#scope) as Record<string, unknown>,
      };
    });
  }

  /** The values this stack exports to the others, by export name. */
  exports(): Map<string, () => unknown> {
    const outputs = Object.values(this.#template.Outputs ?? {});
    return new Map(
      outputs.flatMap(({ Export, Value }) =>
        Export ? [[String(this.#resolve(Export.Name)), () => this.#resolve(Value)] as const] : [],
      ),
    );
  }

  #resolve(value: unknown): unknown {
    return resolveIntrinsics(value, this.#scope);
  }

  #place(logicalId: string): Place {
    const properties = this.#definitions.get(logicalId)?.Properties ?? {};
    return { ...this.deployment, logicalId, property: (name) => this.#resolve(properties[name]) };
  }

  #ref(name: string): unknown {
    const pseudo = this.#pseudoParameter(name);
    if (pseudo !== undefined) return pseudo;
    const parameter = this.#template.Parameters?.[name];
    if (parameter) {
      if (parameter.Default === undefined)
        throw new OperatorError(`The template parameter ${name} has no default value.`);
      return parameter.Default;
    }
    return this.#known(name).id(this.#place(name));
  }

  #pseudoParameter(name: string): unknown {
    const { account, region, stack } = this.deployment;
    const values: Readonly<Record<string, unknown>> = {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack,
      'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stack}/local`,
      'AWS::NoValue': noValue,
    };
    return values[name];
  }

  #attribute(logicalId: string, name: string): unknown {
    const value = this.#known(logicalId).attributes(this.#place(logicalId))[name];
    if (value === undefined)
      throw new OperatorError(`The local cloud does not know the attribute ${name} of ${logicalId}.`);
    return value;
  }

  #known(logicalId: string): ResourceType {
    const definition = this.#definitions.get(logicalId);
    if (!definition) throw new OperatorError(`The template refers to ${logicalId}, which is not in it.`);
    return typeOf(logicalId, definition);
  }

  #condition(name: string): boolean {
    const condition = this.#template.Conditions?.[name];
    if (condition === undefined) throw new OperatorError(`The template has no condition ${name}.`);
    return this.#resolve(condition) === true;
  }
}
