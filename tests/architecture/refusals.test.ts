import { problemCatalog } from "@bursar/api-schema/problems";
import { describe, expect, test } from "vitest";
import { brokenCatalogue, givenRefusals, hiddenRefusals } from "./refusals.ts";
import { readTextFiles, type SourceFile } from "./source-files.ts";

describe("the catalogue of error codes and what the product refuses agree", () => {
  const files = readTextFiles();

  test("each refusal has a row with its status, each row is given somewhere", () => {
    expect(brokenCatalogue(givenRefusals(files), problemCatalog)).toEqual([]);
  });

  test("no refusal hides its code", () => {
    expect(hiddenRefusals(files)).toEqual([]);
  });
});

describe("the rules bite", () => {
  const catalogue = new Map([["loan.closed", { status: 409 }]]);
  const broken = (path: string, text: string, rows = catalogue): string[] =>
    brokenCatalogue(givenRefusals([{ path, text }]), rows, new Map());

  test.each([
    ["packages/a/src/b.ts", 'throw new Refusal("loan.lost", { zh, en });'],
    ["services/a/src/b.tsx", 'throw new Refusal(\n  "loan.lost",\n  text(),\n);'],
    ["packages/a/src/b.ts", 'class Lost extends Refusal { constructor() { super("loan.lost"); } }'],
    ["packages/servicing/src/refuse.ts", 'const TEXTS = {\n  "loan.lost": { status: 404 },\n};'],
    ["packages/http/src/a.ts", 'next(catalogued("loan.lost"));'],
    ["packages/http/src/a.ts", 'const CODES = {\n  "entity.lost": "loan.lost",\n};'],
    ["packages/domain/src/loan/a.ts", 'return { kind: "refused", code: "loan.lost", zh, en };'],
    [
      "packages/domain/src/loan/a.ts",
      'refused(paid ? "loan.lost" : "loan.lost");\nreturn { kind: "refused", code };',
    ],
  ])("on a code without a row: %s: %s", (path, text) => {
    expect(broken(path, text)).toContain(`${path}: loan.lost is not catalogued`);
  });

  test.each([
    [422, "packages/a/src/b.ts", 'new Refusal("loan.closed", { en: f("a (b)"), status: 422 });'],
    [
      404,
      "packages/servicing/src/refuse.ts",
      '  "loan.closed": {\n    en,\n    status: 404,\n  },',
    ],
  ])("on the status %s, which isn't the row's: %s", (status, path, text) => {
    expect(broken(path, text)).toEqual([`${path}: loan.closed carries ${status}, its row 409`]);
  });

  test("on a decision whose row says another status than 409", () => {
    const path = "packages/domain/src/loan/a.ts";
    const text = 'return { kind: "refused", code: "loan.closed" };';
    expect(broken(path, text)).toEqual([]);
    expect(broken(path, text, new Map([["loan.closed", { status: 422 }]]))).toEqual([
      `${path}: loan.closed carries 409, its row 422`,
    ]);
  });

  test.each([
    ["packages/a/src/b.ts", ""],
    ["packages/a/src/b.test.ts", 'new Refusal("loan.closed", text)'],
    ["packages/a/src/testing/b.ts", 'new Refusal("loan.closed", text)'],
    ["packages/a/src/b.ts", 'export const problems = ["loan.closed"];'],
    ["packages/domain/src/a.ts", 'type Code =\n  | "loan.closed";\ntype No = { kind: "refused" };'],
  ])("on a row of nothing given: %s: %s", (path, text) => {
    expect(broken(path, text)).toEqual(["loan.closed: is given nowhere"]);
  });

  test("on an exception that is none any more", () => {
    const given = [{ code: "loan.closed", path: "packages/a/src/b.ts", status: 409 }];
    const exceptions = new Map([["loan.closed", "the first payoff gives it"]]);
    expect(brokenCatalogue([], catalogue, exceptions)).toEqual([]);
    expect(brokenCatalogue(given, catalogue, exceptions)).toEqual([
      "loan.closed: is given and no exception",
    ]);
  });

  test("on a refusal whose code stands elsewhere", () => {
    const file: SourceFile = {
      path: "packages/a/src/b.ts",
      text: "new Refusal(\n  code,\n  text)",
    };
    expect(hiddenRefusals([file])).toEqual([file.path]);
    expect(hiddenRefusals([{ ...file, text: 'new Refusal(\n  "loan.closed", text)' }])).toEqual([]);
  });
});
