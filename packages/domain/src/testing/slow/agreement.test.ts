import { describe, it } from "vitest";
import { assertEnginesAgree } from "./agreement.ts";

const RUNS = Number(process.env["BURSAR_LAW_RUNS"] ?? 300);

describe("two engines that share no algorithm", () => {
  it(`agree on ${RUNS} random loans with random events, row by row and on random days`, () => {
    assertEnginesAgree(RUNS);
  }, 3_600_000);
});
