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
