import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TENANCY } from "@bursar/database/connection";
import { describe, expect, it } from "vitest";

// The workers' login bypasses row-level security, so a statement that forgets its centre would
// read or change every centre's rows. Scans that are meant to cross centres return ids only.
const ACROSS_CENTRES = new Set([
  "waitingInOutbox",
  "staleInOutbox",
  "listCentreIds",
  "centresWithUnsealed",
]);

const tables = Object.entries(TENANCY)
  .filter(([, whose]) => whose === "centre")
  .map(([name]) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));
const CENTRE_TABLES = new RegExp(
  `\\.(?:from|update|delete|innerJoin|leftJoin)\\(\\s*(${tables.join("|")})\\b`,
);

/** Names of the functions that touch a centre's table and never say which centre. */
function careless(source: string): string[] {
  const functions = source.split(/\n(?=(?:export )?(?:async )?function )/).slice(1);
  const conditions = conditionsOn(functions);
  return functions.flatMap((text) => {
    const name = /function (\w+)/.exec(text)?.[1] ?? "";
    if (!CENTRE_TABLES.test(text) || ACROSS_CENTRES.has(name)) return [];
    const statements = text.split(/;\n/).filter((part) => CENTRE_TABLES.test(part));
    const namesCentre = (part: string): boolean =>
      /centreId|keyIs\(tx|selectApplications|selectContracts/.test(part) ||
      conditions.some((condition) => part.includes(`${condition}(tx`));
    return statements.every(namesCentre) ? [] : [name];
  });
}

/** Names of a file's own conditions that hold a statement to the transaction's centre. */
function conditionsOn(functions: readonly string[]): string[] {
  return functions
    .filter((text) => !CENTRE_TABLES.test(text) && /\.centreId, tx\.centreId\)/.test(text))
    .map((text) => /function (\w+)/.exec(text)?.[1] ?? "");
}

const root = fileURLToPath(new URL("../../packages/database/src", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.endsWith("tables.ts"),
);

describe("statements on a centre's tables", () => {
  it.each(files)("%s names the centre in each", (file) => {
    expect(careless(readFileSync(join(root, file), "utf8"))).toEqual([]);
  });

  it("the rule bites", () => {
    const forgotten = `
export async function loadAll(tx: Tx) {
  return tx.orm.select().from(loans).where(eq(loans.id, "x"));
}
`;
    expect(careless(forgotten)).toEqual(["loadAll"]);
    expect(careless(forgotten.replace("eq(loans.id", "eq(loans.centreId"))).toEqual([]);
    const byCondition = forgotten.replace('eq(loans.id, "x")', 'isX(tx, "x")');
    const condition = (column: string): string => `
function isX(tx: Tx, id: string) {
  return and(eq(loans.${column}, tx.centreId), eq(loans.id, id));
}
`;
    expect(careless(byCondition + condition("centreId"))).toEqual([]);
    expect(careless(byCondition + condition("other"))).toEqual(["loadAll"]);
  });
});
