import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  loadDivisions,
  searchDivisions,
  type Division,
  type DivisionQuery,
} from "@bursar/database/divisions";
import { searchSchools, type School, type SchoolQuery } from "@bursar/database/schools";
import {
  findUniversity,
  listNamesOf,
  searchUniversities,
  type FoundUniversity,
  type University,
  type UniversityName,
  type UniversityQuery,
} from "@bursar/database/universities";
import { foldName } from "@bursar/domain/search";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

type Asked<Query> = { readonly context: ActionContext; readonly query: Query };

/** What is typed, as names are compared; undefined where nothing is left that a name could have. */
function typed(text: string): string | undefined {
  const folded = foldName(text);
  return folded === "" && text.trim() !== "" ? undefined : folded;
}

/** Universities by what is typed: code, name or short name, pinyin or initials. */
export async function findUniversities(
  deps: Deps,
  { context, query }: Asked<UniversityQuery>,
): Promise<readonly FoundUniversity[]> {
  const text = typed(query.text);
  if (text === undefined) return [];
  return readCentre(deps.db, context, (tx) => searchUniversities(tx, { ...query, text }));
}

export interface ShownUniversity extends University {
  readonly names: readonly UniversityName[];
}

/** A university with every name it has had. @throws Refusal `university.not-found` */
export function showUniversity(
  deps: Deps,
  query: { context: ActionContext; code: string },
): Promise<ShownUniversity> {
  return readCentre(deps.db, query.context, async (tx) => {
    const university = await findUniversity(tx, query.code);
    if (university === undefined) throw refuse("university.not-found");
    return { ...university, names: await listNamesOf(tx, query.code) };
  });
}

export interface FoundSchool extends School {
  readonly divisionName: string;
}

/** Secondary schools by what is typed, in a division or all of them. */
export async function findSchools(
  deps: Deps,
  { context, query }: Asked<SchoolQuery>,
): Promise<readonly FoundSchool[]> {
  const text = typed(query.text);
  if (text === undefined) return [];
  return readCentre(deps.db, context, async (tx) => {
    const found = await searchSchools(tx, { ...query, text });
    const places = await loadDivisions(tx, [
      ...new Set(found.map(({ divisionCode }) => divisionCode)),
    ]);
    return found.map((school) => ({
      ...school,
      divisionName: places.get(school.divisionCode)?.name ?? "",
    }));
  });
}

export interface FoundDivision extends Division {
  /** With what it lies in: `山东省威海市乳山市`. */
  readonly fullName: string;
}

/** Divisions by what is typed, or those that lie directly in one. */
export async function findDivisions(
  deps: Deps,
  { context, query }: Asked<DivisionQuery>,
): Promise<readonly FoundDivision[]> {
  const text = typed(query.text);
  if (text === undefined) return [];
  return readCentre(deps.db, context, async (tx) => {
    const found = await searchDivisions(tx, { ...query, text });
    const above = await loadDivisions(tx, [...new Set(found.flatMap(({ code }) => aboveOf(code)))]);
    return found.map((division) => ({
      ...division,
      fullName: [...new Set([...aboveOf(division.code), division.code])]
        .map((code) => (code === division.code ? division.name : (above.get(code)?.name ?? "")))
        .join(""),
    }));
  });
}

/** Codes of the province and prefecture of a division. */
function aboveOf(code: string): readonly [string, string] {
  return [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`];
}
