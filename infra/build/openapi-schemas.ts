import * as z from 'zod/mini';
import type { Route } from '../../lib/http/route.ts';

export type Json = Record<string, unknown>;

/** Formats that say it all: the expressions with which zod checks them would only be noise. */
const knownFormats = new Set(['date-time', 'date', 'email', 'uri']);

type Direction = 'input' | 'output';

/**
 * How zod writes schemas. What a caller may send is strict; what a caller gets leaves room for fields to come, since
 * a client that refuses them would break.
 */
const settingsFor = (io: Direction): z.core.ToJSONSchemaParams => ({
  io,
  // A value that is transformed has no schema of its own.
  unrepresentable: 'any',
  override: ({ jsonSchema: node }) => {
    if (node.format && knownFormats.has(node.format)) delete node.pattern;
    // JSON Schema has no flags: what needs Unicode mode would be read differently by each validator.
    if (node.pattern?.includes('\\p{')) delete node.pattern;
    if (node.allOf?.every((part) => Object.keys(part).length === 0)) delete node.allOf;
    if (io === 'output' && node.additionalProperties === false) delete node.additionalProperties;
    if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
    if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
  },
});

/** JSON Schema of query parameters. */
export const querySchema = (query: z.ZodMiniObject): Json =>
  withoutNames(z.toJSONSchema(query, settingsFor('input')));

const withoutNames = ({ $schema: _, $id: __, ...rest }: Json): Json => rest;

/**
 * The schemas of a document, each under one name however many routes use it, alone or inside of another. A name comes
 * from the operations: what `viewCustomer` answers is a `Customer`.
 */
export class Schemas {
  readonly components: Readonly<Record<string, Json>>;
  private readonly answers = z.registry<{ id: string }>();
  private readonly requests = z.registry<{ id: string }>();

  constructor(routes: readonly Route[]) {
    const taken = new Set<string>();
    const unique = (name: string): string => {
      if (taken.has(name)) return unique(`${name}_`);
      taken.add(name);
      return name;
    };
    for (const [schema, operations] of usesOfAnswers(routes))
      this.answers.add(schema, { id: unique(answerName(operations)) });
    for (const { operationId, body } of routes)
      if (body && !this.requests.has(body))
        this.requests.add(body, { id: unique(`${pascalCase(operationId)}Request`) });
    this.components = { ...componentsOf(this.answers, 'output'), ...componentsOf(this.requests, 'input') };
  }

  /** A reference to the schema of an answer. */
  answer = (schema: z.ZodMiniType): Json => reference(this.answers.get(schema)?.id);

  /** A reference to the schema of a request's body. */
  request = (schema: z.ZodMiniType): Json => reference(this.requests.get(schema)?.id);

  /** The names of the fields of an answer. */
  propertiesOf(schema: z.ZodMiniType): string[] {
    const { properties = {} } = this.components[this.answers.get(schema)?.id ?? ''] ?? {};
    return Object.keys(properties as Json);
  }
}

const place = (name: string): string => `#/components/schemas/${name}`;

function reference(name: string | undefined): Json {
  if (!name) throw new Error('The schema belongs to no route.');
  return { $ref: place(name) };
}

function componentsOf(registry: z.core.$ZodRegistry<{ id: string }>, io: Direction): Record<string, Json> {
  const { schemas } = z.toJSONSchema(registry, { ...settingsFor(io), uri: place });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withoutNames(schema as Json)]),
  );
}

function usesOfAnswers(routes: readonly Route[]): Map<z.ZodMiniType, string[]> {
  const uses = new Map<z.ZodMiniType, string[]>();
  for (const { operationId, answers } of routes)
    for (const { schema } of Object.values(answers))
      if (schema) uses.set(schema, [...(uses.get(schema) ?? []), operationId]);
  return uses;
}

/** Reading is what names a thing best, then listing. */
const namesByVerb: readonly (readonly [RegExp, (thing: string) => string])[] = [
  [/^(?:get|view|lookUp)(?=[A-Z])/, (thing) => thing],
  [/^(?:list|find)(?=[A-Z])/, (thing) => `${thing}Page`],
];

function answerName(operations: readonly string[]): string {
  for (const [verb, naming] of namesByVerb) {
    const reader = operations.find((operation) => verb.test(operation));
    if (reader) return naming(reader.replace(verb, ''));
  }
  return `${pascalCase(operations[0] ?? '')}Answer`;
}

export const pascalCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `customerId` → `customer id`. */
export const inWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
