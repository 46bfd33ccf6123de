import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { simulateLoans } from "../simulate.command.ts";
import { openShell } from "../terminal/shell.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-simulate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  readonly code: number;
  readonly json: unknown;
  readonly words: string;
}

/** What the command prints of an input, with `--json`. */
async function simulate(input: unknown): Promise<Answer> {
  const file = join(folder, "input.json");
  writeFileSync(file, typeof input === "string" ? input : JSON.stringify(input));
  const argv = ["simulate", file, "--json"];
  const { signal } = new AbortController();
  let [out, words] = ["", ""];
  const write = (text: string): void => void (words += text);
  const shell = openShell({ argv, environment: { LANG: "en" }, signal });
  const code = await simulateLoans(
    {
      ...shell,
      write,
      say: (sentence) => write(`${sentence.en}\n`),
      printJson: (value) => void (out = JSON.stringify(value)),
    },
    { file, json: true },
  );
  return { code, json: JSON.parse(out), words };
}

const loan = {
  id: "E9",
  principal: "7700.00",
  signedOn: "2016-08-10",
  disbursedOn: "2016-11-15",
  graduationYear: 2020,
  subsidyEndsOn: "2020-08-31",
  maturesOn: "2033-09-20",
};
const row2026 = {
  dueOn: "2026-12-20",
  daysSubsidised: 0,
  daysBorne: 365,
  ratePct: "2.80",
  openingPrincipal: "5600.00",
  interestSubsidised: "0.00",
  interestBorne: "158.98",
  interestWaived: "0.00",
  principalDue: "700.00",
  payable: "858.98",
};

describe("bursar simulate --json", () => {
  it("gives rows, totals and, for a day, the position (E9, E14)", async () => {
    const { code, json } = await simulate({
      ...loan,
      paidThrough: "2026-12-19",
      asOf: "2027-02-20",
    });
    expect(code).toBe(0);
    expect(json).toMatchObject([
      {
        id: "E9",
        totals: { interestBorne: "2260.14", interestWaived: "1093.32", payable: "8866.82" },
        position: {
          asOf: "2027-02-20",
          principalOverdue: "700.00",
          interestOverdue: "158.98",
          penalty: "4.39",
          daysPastDue: 62,
          classification: "attention",
          toClear: "863.37",
        },
      },
    ]);
    const [{ rows = [] } = {}] = json as { rows?: unknown[] }[];
    expect(rows.length).toBe(18);
    expect(rows[10]).toEqual(row2026);
    expect(rows[11]).toMatchObject({ dueOn: "2027-12-20", assumedRate: true });
  });

  it("takes one loan, an array and JSON lines alike; a loan without an id gets its number", async () => {
    const { id: _, ...nameless } = loan;
    const one = await simulate(loan);
    expect((await simulate([loan])).json).toEqual(one.json);
    expect(
      (await simulate(`${JSON.stringify(loan)}\n\n${JSON.stringify(nameless)}\n`)).json,
    ).toMatchObject([{ id: "E9" }, { id: "2" }]);
  });

  it("follows further study, deferral and early repayment", async () => {
    const deferred = { type: "defer-principal", year: 2024, filedOn: "2024-11-20" };
    const prepaid = { type: "prepay", on: "2026-06-25", principal: "5600.00" };
    const { json } = await simulate([
      { ...loan, events: [deferred] },
      { ...loan, events: [prepaid] },
    ]);
    expect(json).toMatchObject([
      { totals: { interestBorne: "2280.72", interestWaived: "1113.90", payable: "8866.82" } },
      { totals: { principalDue: "7700.00" } },
    ]);
    const [, { rows = [] } = {}] = json as { rows?: { dueOn: string; payable: string }[] }[];
    expect(rows.at(-1)).toMatchObject({ dueOn: "2026-06-25", payable: "5681.45" });
  });

  it.each([
    [{ principal: "12000.005" }, "/0/principal", "field.bad-amount"],
    [{ principal: 7700 }, "/0/principal", "field.bad-amount"],
    [{ signedOn: "2016-02-30" }, "/0/signedOn", "field.bad-date"],
    [{ disbursedOn: "2016-08-09" }, "/0/disbursedOn", "field.out-of-order"],
    [{ maturesOn: "2016-11-15" }, "/0/maturesOn", "field.out-of-order"],
    [{ graduationYear: "2020" }, "/0/graduationYear", "field.invalid"],
    [{ rateBasis: "lpr" }, "/0/rateBasis", "loan.no-lpr-yet"],
    [{ dayCount: "ACT/361" }, "/0/dayCount", "field.unknown-value"],
    [{ paidThru: "2026-12-20" }, "/0/paidThru", "field.unknown"],
    [{ events: [{ type: "forgive" }] }, "/0/events/0/type", "field.unknown-value"],
    [
      { events: [{ type: "repay", on: "2027-01-20", amount: "500.00" }] },
      "/0/paidThrough",
      "field.missing",
    ],
    [
      { events: [{ type: "defer-principal", year: 2025, filedOn: "2025-12-18" }] },
      "/0/events/0/filedOn",
      "relief.filed-late",
    ],
    [
      { events: [{ type: "defer-principal", year: 2026, filedOn: "2026-11-01" }] },
      "/0/events/0/filedOn",
      "relief.no-policy",
    ],
    [
      { events: [{ type: "prepay", on: "2026-03-10", principal: "5600.01" }] },
      "/0/events/0/principal",
      "prepayment.more-than-balance",
    ],
    [
      { events: [{ type: "prepay", on: "2026-08-26", principal: "1.00" }] },
      "/0/events/0/on",
      "prepayment.blocked-day",
    ],
    [
      { events: [{ type: "leave-school", on: "2020-09-01" }] },
      "/0/events/0/on",
      "study.already-ended",
    ],
  ])("refuses %j at %s with %s", async (change, pointer, errorCode) => {
    const { code, json, words } = await simulate({ ...loan, ...change });
    expect(code).toBe(2);
    expect(json).toMatchObject({ code: "input.invalid", errors: [{ pointer, code: errorCode }] });
    expect(words).toContain(pointer);
  });

  it("names every wrong field of every loan at once, and computes none", async () => {
    const { code, json } = await simulate([loan, { ...loan, maturesOn: "soon", asOf: 5 }, 7]);
    expect(code).toBe(2);
    expect(json).toMatchObject({
      errors: [
        { pointer: "/1/maturesOn", field: "maturesOn" },
        { pointer: "/1/asOf", field: "asOf" },
        { pointer: "/2" },
      ],
    });
  });

  it.each(["", "  \n", "{", `{"id":"a"}\n{x}`])("says what is wrong with %j", async (input) => {
    const { code, json } = await simulate(input);
    expect([code, Object.keys(json as object)]).toEqual([2, expect.arrayContaining(["errors"])]);
  });
});
