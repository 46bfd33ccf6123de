import fc, { type Arbitrary } from "fast-check";

/** The parts of a JSON schema that the API's document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

type Resolve = (reference: string) => Schema;

/** Values that fit a schema, as far as the schema says. */
export function arbitraryOf(schema: Schema, resolve: Resolve): Arbitrary<unknown> {
  const inner = (part: Schema): Arbitrary<unknown> => arbitraryOf(part, resolve);
  if (schema.$ref !== undefined) return inner(resolve(schema.$ref));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return fc.oneof(...options.map(inner));
  if (schema.allOf !== undefined) {
    return fc
      .tuple(...schema.allOf.map(inner))
      .map((parts) => Object.assign({}, ...(parts as object[])) as unknown);
  }
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  if (types.length === 0) return fc.jsonValue();
  return fc.oneof(...types.map((type) => ofType(type, schema, inner)));
}

function ofType(
  type: string,
  schema: Schema,
  inner: (part: Schema) => Arbitrary<unknown>,
): Arbitrary<unknown> {
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "string") return textOf(schema);
  if (type === "integer" || type === "number") {
    const [min, max] = [schema.minimum ?? -1000, schema.maximum ?? 1_000_000];
    return fc.integer({ min: Math.ceil(min), max: Math.floor(Math.max(min, max)) });
  }
  if (type === "array") {
    const [minLength, maxLength] = [schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)];
    return fc.array(inner(schema.items ?? {}), {
      minLength,
      maxLength: Math.max(minLength, maxLength),
    });
  }
  const properties = Object.entries(schema.properties ?? {});
  const shape = Object.fromEntries(properties.map(([name, part]) => [name, inner(part)]));
  return fc.record(shape, { requiredKeys: [...(schema.required ?? [])] });
}

const DAY = fc
  .date({ min: new Date("2007-01-01"), max: new Date("2049-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());

function textOf({ pattern, format, minLength, maxLength }: Schema): Arbitrary<string> {
  if (format === "date") return DAY.map((text) => text.slice(0, 10));
  if (format === "date-time") return DAY;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, "u"));
  const length = { minLength: minLength ?? 0, maxLength: Math.min(maxLength ?? 40, 200) };
  return fc.string({ ...length, unit: "grapheme" });
}
