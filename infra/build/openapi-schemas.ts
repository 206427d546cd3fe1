import * as z from 'zod/mini';
import type { Route } from '../../lib/http/route.ts';

export type Json = Record<string, unknown>;

/** Formats that say it all: the expressions with which zod checks them would only be noise. */
const knownFormats = new Set(['date-time', 'date', 'email', 'uri']);

/** JSON Schema of what a caller may send. */
export const requestSchema = (schema: z.ZodMiniType): Json => jsonSchema(schema, 'input');

/** JSON Schema of what a caller gets. It leaves room for fields to come: a client that refuses them would break. */
export const answerSchema = (schema: z.ZodMiniType): Json => jsonSchema(schema, 'output');

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    // A transformed value has no schema of its own; what is sent over the wire is described by the other side.
    unrepresentable: 'any',
    override: ({ jsonSchema: node }) => {
      if (node.format && knownFormats.has(node.format)) delete node.pattern;
      if (io === 'output' && node.additionalProperties === false) delete node.additionalProperties;
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
      if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
    },
  });
  return rest;
}

/**
 * The schemas of a document, each under one name however many routes use it. A name comes from the operations:
 * what `getCustomer` answers is a `Customer`.
 */
export class Schemas {
  readonly components: Record<string, Json> = {};
  private readonly answers = new Map<z.ZodMiniType, string>();
  private readonly requests = new Map<z.ZodMiniType, string>();

  constructor(routes: readonly Route[]) {
    const taken = new Set<string>();
    const unique = (name: string): string => {
      if (taken.has(name)) return unique(`${name}_`);
      taken.add(name);
      return name;
    };
    for (const [schema, operations] of usesOfAnswers(routes))
      this.answers.set(schema, unique(answerName(operations)));
    for (const { operationId, body } of routes)
      if (body && !this.requests.has(body))
        this.requests.set(body, unique(`${pascalCase(operationId)}Request`));
  }

  /** A reference to the schema of an answer. */
  answer(schema: z.ZodMiniType): Json {
    return this.reference(this.answers.get(schema), () => answerSchema(schema));
  }

  /** The names of the fields of an answer. */
  propertiesOf(schema: z.ZodMiniType): string[] {
    const { properties = {} } = answerSchema(schema) as { properties?: Json };
    return Object.keys(properties);
  }

  /** A reference to the schema of a request's body. */
  request(schema: z.ZodMiniType): Json {
    return this.reference(this.requests.get(schema), () => requestSchema(schema));
  }

  private reference(name: string | undefined, convert: () => Json): Json {
    if (!name) throw new Error('The schema belongs to no route.');
    this.components[name] ??= convert();
    return { $ref: `#/components/schemas/${name}` };
  }
}

function usesOfAnswers(routes: readonly Route[]): Map<z.ZodMiniType, string[]> {
  const uses = new Map<z.ZodMiniType, string[]>();
  for (const { operationId, answers } of routes)
    for (const { schema } of Object.values(answers))
      if (schema) uses.set(schema, [...(uses.get(schema) ?? []), operationId]);
  return uses;
}

function answerName(operations: readonly string[]): string {
  const getter = operations.find((operation) => operation.startsWith('get'));
  if (getter) return pascalCase(getter.slice('get'.length));
  const lister = operations.find((operation) => operation.startsWith('list'));
  if (lister) return `${pascalCase(lister.slice('list'.length))}Page`;
  return `${pascalCase(operations[0] ?? '')}Answer`;
}

export const pascalCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `customerId` → `customer id`. */
export const inWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
