import { assertEnginesAgree } from "@bursar/domain/testing/slow";
import { describe, it } from "vitest";

describe("the engine and its slow second", () => {
  it("agree on 10,000 random loans with random events", () => {
    assertEnginesAgree(10_000);
  });
});
