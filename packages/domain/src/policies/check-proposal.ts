import { policyFromRows, type Policy, type PolicyRow } from "../policy/index.ts";
import { Refusal } from "../refusal.ts";

/** Why rows can't become policy, with a pointer into the proposal such as `/rows/0/value`. */
export interface RefusedRows {
  readonly kind: "refused";
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly pointer: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface AcceptedRows {
  readonly kind: "accepted";
  /** The policy as it would be. */
  readonly policy: Policy;
  /** For each proposed row the one that it corrects, if one of its kind, key and day stands. */
  readonly corrects: readonly (PolicyRow | undefined)[];
}

/**
 * The rows with the proposed ones among them. One of the same kind, key and day takes the place of
 * the row that stands; any other holds from its day on, until the next.
 */
export function withProposed(
  current: readonly PolicyRow[],
  proposed: readonly PolicyRow[],
): readonly PolicyRow[] {
  const places = new Set(proposed.map(placeOf));
  return [...current.filter((row) => !places.has(placeOf(row))), ...proposed];
}

/**
 * Reads the policy with the proposed rows by the parser that reads it in service, so that what is
 * broken can't get in. A row that says what stands already is refused too.
 */
export function checkProposal(
  current: readonly PolicyRow[],
  proposed: readonly PolicyRow[],
): AcceptedRows | RefusedRows {
  const standing = new Map(current.map((row) => [placeOf(row), row]));
  const corrects = proposed.map((row) => standing.get(placeOf(row)));
  const idle = proposed.findIndex((row, index) => saysTheSame(row, corrects[index]));
  if (idle >= 0) return nothingNew(idle);
  try {
    return { kind: "accepted", policy: policyFromRows(withProposed(current, proposed)), corrects };
  } catch (error) {
    if (error instanceof Refusal) return placed(error, proposed);
    throw error;
  }
}

function placeOf({ kind, key = "", effectiveFrom }: PolicyRow): string {
  return JSON.stringify([kind, key, effectiveFrom]);
}

function saysTheSame(row: PolicyRow, standing: PolicyRow | undefined): boolean {
  return (
    standing !== undefined &&
    standing.source === row.source &&
    canonical(standing.value) === canonical(row.value)
  );
}

/** JSON with the fields of objects in order: the database keeps them in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function nothingNew(index: number): RefusedRows {
  return {
    kind: "refused",
    code: "policy-proposal.no-change",
    zh: `第 ${index + 1} 条与现行参数相同：删去，或改正它的值。`,
    en: `Row ${index + 1} says what is in force already: leave it out or correct its value.`,
    pointer: `/rows/${index}`,
    data: { row: index + 1 },
  };
}

/** The parser names kind, key and day; the first proposed row that fits is the one to correct. */
function placed({ code, text }: Refusal, proposed: readonly PolicyRow[]): RefusedRows {
  const { kind, key, effectiveFrom, year } = text.data ?? {};
  const wanted = key ?? year;
  const fits = (row: PolicyRow): boolean =>
    row.kind === kind &&
    (wanted === undefined || (row.key ?? "") === wanted) &&
    (effectiveFrom === undefined || row.effectiveFrom === effectiveFrom);
  const index = proposed.findIndex(fits);
  return {
    kind: "refused",
    code,
    zh: text.zh,
    en: text.en,
    pointer: index < 0 ? "/rows" : `/rows/${index}${text.pointer ?? ""}`,
    data: { ...text.data, ...(index < 0 ? {} : { row: index + 1 }) },
  };
}
