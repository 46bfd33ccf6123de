import { codeAmong, isTest, type SourceFile } from "./source-files.ts";

/** A place that gives a refusal: its code and the status it carries, if it carries one. */
export type Given = {
  readonly code: string;
  readonly path: string;
  readonly status: number | undefined;
};

/** The catalogue, by code. */
export type Catalogue = ReadonlyMap<string, { readonly status: number }>;

const code = "[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*";
const literal = new RegExp(`"(${code})"`, "g");
const madeHere = new RegExp(`\\b(?:new Refusal|super)\\(\\s*"(${code})"`, "g");
const madeElsewhere = /\bnew Refusal\(\s*(?!["\s])/;
const tableRow = new RegExp(`^\\s*"(${code})": \\{([^}]*)`, "gm");
const takenFromCatalogue = new RegExp(
  `(?:\\bcatalogued\\(|\\bproblemCatalog\\.get\\(|^\\s*"[\\w.-]+": )"(${code})"`,
  "gm",
);
/** A union says what may be given, not that it is. */
const memberOfUnion = /^\s*\|.*$/gm;

/** What `refused` in servicing gives to a decision of the domain. */
const decisionStatus = 409;

/** The only files that may make a refusal without its code in that very place. */
const madeFromTables = new Set([
  "packages/servicing/src/refuse.ts",
  "packages/http/src/problems/as-refusal.ts",
]);

/** A noun's own rows of that table. */
const REFUSAL_TABLE = /^packages\/servicing\/src\/[\w-]+\/[\w-]+-refusals\.ts$/;

/** Catalogued codes that no code gives yet, and why they stand in the wire contract. */
export const notGivenYet: ReadonlyMap<string, string> = new Map([
  ["idempotency.in-progress", "a second request waits for the first; a time limit may refuse it"],
]);

/**
 * What the engine refuses of a fact that no route brings, and why none can: a caller never sees
 * these, so the wire contract has no row for them.
 */
const ENGINE_ALONE: ReadonlyMap<string, string> = new Map([
  ["loan.already-disbursed", "a contract's states pay it out once"],
  ["disbursement.not-the-contracts", "a disbursement takes its amount from the contract"],
]);

/** Every place in the product that gives a refusal. */
export function givenRefusals(files: readonly SourceFile[]): Given[] {
  return productAmong(files).flatMap((file) => [
    ...madeIn(file),
    ...(madeFromTables.has(file.path) || REFUSAL_TABLE.test(file.path) ? rowsOf(file) : []),
    ...(file.path.startsWith("packages/http/") ? takenFromCatalogueIn(file) : []),
    ...(file.path.startsWith("packages/domain/") ? decidedIn(file) : []),
  ]);
}

/** Files that make a refusal whose code these rules can't see. */
export function hiddenRefusals(files: readonly SourceFile[]): string[] {
  return productAmong(files)
    .filter(({ path, text }) => !madeFromTables.has(path) && madeElsewhere.test(text))
    .map(({ path }) => path);
}

/** Given without a row, given with another status than the row's, or a row of nothing given. */
export function brokenCatalogue(
  given: readonly Given[],
  catalogue: Catalogue,
  exceptions: ReadonlyMap<string, string> = notGivenYet,
): string[] {
  const codes = new Set(given.map((refusal) => refusal.code));
  const rows = new Set([...catalogue.keys(), ...exceptions.keys()]);
  const complaints = [
    ...given.flatMap((refusal) => complaintOf(refusal, catalogue)),
    ...[...rows]
      .filter((row) => codes.has(row) === exceptions.has(row))
      .map((row) => `${row}: ${codes.has(row) ? "is given and no exception" : "is given nowhere"}`),
  ];
  return [...new Set(complaints)];
}

function complaintOf({ code, path, status }: Given, catalogue: Catalogue): string[] {
  const row = catalogue.get(code);
  if (row === undefined) return [`${path}: ${code} is not catalogued`];
  if (status === undefined || status === row.status) return [];
  return [`${path}: ${code} carries ${status}, its row ${row.status}`];
}

function productAmong(files: readonly SourceFile[]): SourceFile[] {
  return codeAmong(files).filter(({ path }) => !isTest(path) && !path.includes("/testing/"));
}

function madeIn({ path, text }: SourceFile): Given[] {
  return [...text.matchAll(madeHere)].map((match) => ({
    code: match[1] ?? "",
    path,
    status: statusIn(argumentsFrom(text, text.indexOf("(", match.index))),
  }));
}

function rowsOf({ path, text }: SourceFile): Given[] {
  return [...text.matchAll(tableRow)].map(([, row = "", members = ""]) => ({
    code: row,
    path,
    status: statusIn(members),
  }));
}

function takenFromCatalogueIn({ path, text }: SourceFile): Given[] {
  return [...text.matchAll(takenFromCatalogue)].map(([, row = ""]) => ({
    code: row,
    path,
    status: undefined,
  }));
}

/** A file of the rules that refuses holds no other literal of this form than refusals' codes. */
function decidedIn({ path, text }: SourceFile): Given[] {
  const judges = text.includes("readonly FactRefusal[]");
  if (!judges && !text.includes('kind: "refused"')) return [];
  return [...text.replace(memberOfUnion, "").matchAll(literal)]
    .filter(([, decided = ""]) => !ENGINE_ALONE.has(decided))
    .map(([, decided = ""]) => ({ code: decided, path, status: decisionStatus }));
}

/** The text from an opening bracket to the one that closes it. */
function argumentsFrom(text: string, opening: number): string {
  let depth = 0;
  for (let at = opening; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth === 0) return text.slice(opening, at);
  }
  return text.slice(opening);
}

function statusIn(text: string): number | undefined {
  const found = /\bstatus: (\d{3})\b/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
