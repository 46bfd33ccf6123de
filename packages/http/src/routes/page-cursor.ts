import { Refusal } from "@bursar/api-schema/problems";
import { hashJson } from "./canonical-json.ts";

/** Not part of what a list is filtered by. */
const POSITION = new Set(["limit", "startingAfter"]);

type Query = Readonly<Record<string, unknown>>;

/** The list that a cursor belongs to: an address and its filters, as eight hex digits. */
function listOf(path: string, query: Query): string {
  const filters = Object.entries(query).filter(([name]) => !POSITION.has(name));
  return hashJson([path, Object.fromEntries(filters)]).slice(0, 8);
}

/** Where the next page of this list starts, as an opaque text. */
export function writeCursor(after: string, path: string, query: Query): string {
  return Buffer.from(`${listOf(path, query)}${after}`).toString("base64url");
}

/**
 * The query with the cursor opened. A cursor of another list, or of the same one under other
 * filters, would leave rows out without a word.
 *
 * @throws Refusal `page.foreign-cursor`.
 */
export function openCursor(path: string, query: Query): Query {
  const { startingAfter } = query;
  if (typeof startingAfter !== "string" || startingAfter === "") return query;
  const text = Buffer.from(startingAfter, "base64url").toString();
  if (text.slice(0, 8) === listOf(path, query)) return { ...query, startingAfter: text.slice(8) };
  throw new Refusal("page.foreign-cursor", {
    zh: "startingAfter 不是这个列表在这些条件下给出的 nextCursor。换了条件就从第一页读起。",
    en: "startingAfter isn't a nextCursor of this list under these filters. Start at page one.",
    status: 400,
    pointer: "/startingAfter",
  });
}

/** The page with its cursor made opaque, and the address of the next one. */
export function withCursor(
  value: unknown,
  path: string,
  query: Query,
): { readonly value: unknown; readonly next: string | undefined } {
  if (typeof value !== "object" || value === null || !("nextCursor" in value)) {
    return { value, next: undefined };
  }
  const { nextCursor } = value;
  if (typeof nextCursor !== "string") return { value, next: undefined };
  const cursor = writeCursor(nextCursor, path, query);
  const asked = new URLSearchParams();
  for (const [name, one] of Object.entries(query)) {
    for (const text of Array.isArray(one) ? one : [one]) asked.append(name, String(text));
  }
  asked.set("startingAfter", cursor);
  return { value: { ...value, nextCursor: cursor }, next: `${path}?${asked.toString()}` };
}
