import { createHash } from "node:crypto";
import { Refusal } from "@bursar/api-schema/problems";

const DEPTH_MAX = 64;

/**
 * JSON with the keys of every object sorted, so that equal values give equal text.
 *
 * @throws Refusal `request.invalid` for a value nested deeper than 64 levels.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > DEPTH_MAX) throw tooDeep();
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonicalJson(item ?? null, depth + 1)).join(",")}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member, depth + 1)}`);
  return `{${members.join(",")}}`;
}

/** SHA-256 of the canonical JSON, hex. */
export function hashJson(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

function tooDeep(): Refusal {
  return new Refusal("request.invalid", {
    zh: `内容嵌套超过 ${DEPTH_MAX} 层，请简化后再提交。`,
    en: `The body is nested deeper than ${DEPTH_MAX} levels; flatten it.`,
    status: 400,
  });
}
