import { z } from "zod";

/**
 * Mends how the generator writes "this schema or null" when the schema is a component: its
 * `allOf: [{ $ref }, { type: ["string", "null"] }]` demands both at once, so that null never fits.
 */
export function mendNullableReferences<T>(node: T): T {
  return mend(node) as T;
}

function mend(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(mend);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, mend(value)] as const);
  const { allOf, ...rest } = Object.fromEntries(entries);
  const reference = nullableReference(allOf);
  if (reference !== undefined) return { ...rest, anyOf: [reference, { type: "null" }] };
  return Object.fromEntries(entries);
}

function nullableReference(allOf: unknown): object | undefined {
  if (!Array.isArray(allOf)) return undefined;
  const parts = allOf as readonly Readonly<Record<string, unknown>>[];
  const isNullable = parts.some(({ type }) => Array.isArray(type) && type.includes("null"));
  return isNullable ? parts.find((part) => "$ref" in part) : undefined;
}

/**
 * What stands inside of every "this or null" of a schema. The generator takes a component from its
 * first use: met first where it may be null, it would be null everywhere.
 */
export function insideNullables(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodNullable) {
    const inner = schema.unwrap() as z.ZodType;
    return [inner, ...insideNullables(inner)];
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return insideNullables(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodArray) return insideNullables(schema.element as z.ZodType);
  if (schema instanceof z.ZodUnion) {
    return schema.options.flatMap((option) => insideNullables(option as z.ZodType));
  }
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.values(schema.shape).flatMap((part) => insideNullables(part as z.ZodType));
}
