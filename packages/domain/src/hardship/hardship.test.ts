import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  HARDSHIP_FACTORS,
  HARDSHIP_LEVELS,
  hardshipCategoriesOn,
  inForce,
  nationalPolicy,
} from "../policy/index.ts";
import {
  decideHardship,
  decideHardshipChange,
  hardshipEvents,
  hardshipIndicatorsOn,
  hardshipStates,
  measureHardship,
  nextHardshipState,
  type HardshipState,
} from "./index.ts";

const policy = nationalPolicy();
const on = "2026-09-01";

// Rows are states, columns events; "." is forbidden.
const TABLE = `
            correct    publicise   take-down  return     recognise   adjust      revoke   decline   cancel     supersede
submitted   submitted  publicised  .          .          .           recognised  revoked  declined  cancelled  .
publicised  .          .           submitted  submitted  recognised  .           .        declined  cancelled  .
recognised  .          .           .          .          .           .           .        .         .          superseded
declined    .          .           .          .          .           .           .        .         .          .
cancelled   .          .           .          .          .           .           .        .         .          .
superseded  .          .           .          .          .           .           .        .         .          .
revoked     .          .           .          .          .           .           .        .         .          .
`;

describe("states of a request", () => {
  const [head = [], ...rows] = TABLE.trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));

  it("covers every state and every event", () => {
    expect(head).toEqual([...hardshipEvents]);
    expect(rows.map(([state]) => state)).toEqual([...hardshipStates]);
  });

  it.each(rows)("%s goes where the table says and nowhere else", (state, ...cells) => {
    const reached = hardshipEvents.map(
      (event) => nextHardshipState(state as HardshipState, event) ?? ".",
    );
    expect(reached).toEqual(cells);
  });
});

describe("the code lists", () => {
  it("are eight local categories, each of a national factor", () => {
    expect(hardshipCategoriesOn(policy, on)).toHaveLength(8);
    const factors = Object.values(policy.hardshipCategories).flat();
    expect(factors.every(({ value }) => HARDSHIP_FACTORS.includes(value.factor))).toBe(true);
  });

  it("say 建档立卡 before 2021-03-22 and 脱贫 since", () => {
    const words = (day: string) =>
      hardshipCategoriesOn(policy, day).find(({ code }) => code === "poverty-alleviated")?.zh;
    expect([words("2021-03-21"), words("2021-03-22")]).toEqual([
      "建档立卡贫困家庭",
      "脱贫享受政策及边缘易致贫家庭",
    ]);
  });

  it("weigh six factors that make a hundred, and say that the weights are defaults", () => {
    const weights = HARDSHIP_FACTORS.map((factor) =>
      inForce(policy.hardship.factors[factor] ?? [], on),
    );
    expect(weights.reduce((sum, { value }) => sum + value.weightPct, 0)).toBe(100);
    expect(weights.every(({ source }) => source.includes("默认值"))).toBe(true);
  });
});

const measure = (...codes: string[]) => {
  const measured = measureHardship(policy, on, codes);
  return measured.kind === "measured" ? measured : expect.fail(measured.code);
};

describe("the index", () => {
  it.each([
    // weight × min(100, points), by hand from the default rows
    [[], 0, null],
    [["income-below-subsistence"], 4_000, "difficult"],
    [["income-near-subsistence"], 2_400, "general"],
    [["income-near-subsistence", "no-labour"], 4_000, "difficult"],
    [["income-below-subsistence", "serious-illness", "single-parent"], 5_750, "difficult"],
    [["income-below-subsistence", "serious-illness", "less-developed-county"], 6_100, "special"],
    [["orphan"], 2_500, "special"],
    [["disabled-student"], 2_000, "difficult"],
    [["spending-below-average"], 300, null],
  ])("of %o is %i hundredths, level %s", (codes, indexHundredths, level) => {
    expect(measure(...codes)).toMatchObject({ indexHundredths, level });
  });

  it("counts a circumstance once and refuses one that is not on the list of the day", () => {
    expect(measure("orphan", "orphan")).toEqual(measure("orphan"));
    expect(measureHardship(policy, on, ["rich"])).toMatchObject({
      code: "hardship.unknown-indicator",
    });
    expect(measureHardship(policy, "2021-03-01", ["subsistence-margin"])).toMatchObject({
      code: "hardship.unknown-indicator",
    });
  });

  const codes = hardshipIndicatorsOn(policy, on).map(({ code }) => code);
  const rank = (level: (typeof HARDSHIP_LEVELS)[number] | null) =>
    level === null ? HARDSHIP_LEVELS.length : HARDSHIP_LEVELS.indexOf(level);

  it("stays between 0 and 100 and never falls when a circumstance is added", () => {
    fc.assert(
      fc.property(fc.subarray(codes), fc.constantFrom(...codes), (some, one) => {
        const [less, more] = [measure(...some), measure(...some, one)];
        expect(less.indexHundredths).toBeGreaterThanOrEqual(0);
        expect(more.indexHundredths).toBeLessThanOrEqual(10_000);
        expect(more.indexHundredths).toBeGreaterThanOrEqual(less.indexHundredths);
        expect(rank(more.level)).toBeLessThanOrEqual(rank(less.level));
      }),
    );
  });

  it("is the sum of what its factors say", () => {
    fc.assert(
      fc.property(fc.subarray(codes), (some) => {
        const { factors, indexHundredths } = measure(...some);
        const sum = factors.reduce((total, { weightPct, score }) => total + weightPct * score, 0);
        expect(sum).toBe(indexHundredths);
      }),
    );
  });
});

describe("a decision", () => {
  const request = {
    kind: "yearly",
    status: "publicised",
    makerId: "maker",
    level: "difficult",
    publicity: { toOn: "2026-09-11", openObjections: 0 },
  } as const;
  const command = { outcome: "granted", actorId: "checker", on: "2026-09-12" } as const;

  it("is the second person's, after the publicity", () => {
    expect(decideHardship(request, command)).toEqual({
      kind: "decided",
      event: "recognise",
      status: "recognised",
    });
  });

  it.each([
    [{ status: "submitted", publicity: null }, {}, "hardship.not-public-yet"],
    [{ status: "recognised", publicity: null }, {}, "hardship.wrong-state"],
    [{}, { on: "2026-09-11" }, "publicity.still-running"],
    [{}, { on: "2026-09-11", outcome: "declined" }, "publicity.still-running"],
    [{ publicity: { toOn: "2026-09-11", openObjections: 1 } }, {}, "objection.unresolved"],
    [{}, { actorId: "maker" }, "hardship.same-person"],
    [{ level: null }, {}, "hardship.no-level"],
  ] as const)("of %o by %o is refused: %s", (change, how, code) => {
    const decision = decideHardship({ ...request, ...change }, { ...command, ...how });
    expect(decision).toMatchObject({ kind: "refused", code });
  });

  it("declines without publicity, and lowers or ends without it", () => {
    const silent = { ...request, status: "submitted", publicity: null } as const;
    const of = (kind: "yearly" | "lower" | "withdraw", outcome: "granted" | "declined") =>
      decideHardship({ ...silent, kind }, { ...command, outcome });
    expect(of("yearly", "declined")).toMatchObject({ status: "declined" });
    expect(of("lower", "granted")).toMatchObject({ status: "recognised" });
    expect(of("withdraw", "granted")).toMatchObject({ status: "revoked" });
  });
});

describe("a change within the year", () => {
  const current = { status: "recognised", level: "difficult" } as const;

  it.each([
    ["raise", "special", "accepted"],
    ["raise", "difficult", "refused"],
    ["raise", "general", "refused"],
    ["lower", "general", "accepted"],
    ["lower", "difficult", "refused"],
    ["lower", null, "refused"],
    ["withdraw", null, "accepted"],
  ] as const)("%s to %s is %s", (kind, level, verdict) => {
    expect(decideHardshipChange(current, { kind, level }).kind).toBe(verdict);
  });

  it("changes nothing but a recognition in force", () => {
    for (const status of hardshipStates.filter((state) => state !== "recognised")) {
      const change = { kind: "withdraw", level: null } as const;
      expect(decideHardshipChange({ ...current, status }, change)).toMatchObject({
        code: "hardship.not-in-force",
      });
    }
  });
});
