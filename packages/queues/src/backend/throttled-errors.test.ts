import { expect, test } from "vitest";
import { throttledErrors } from "./throttled-errors.ts";

test("a repeated error is logged once in ten seconds, with the number passed over", () => {
  const logged: unknown[] = [];
  const ignore = () => undefined;
  const log = { info: ignore, warn: ignore, error: (fields: object) => void logged.push(fields) };
  let now = 0;
  const onError = throttledErrors(log, () => now);
  for (; now < 10_000; now += 1_000) onError("work", new Error("refused"));
  onError("work", new Error("another"));
  onError("notices", new Error("refused"));
  onError("work", new Error("refused"));
  expect(logged).toMatchObject([
    { queue: "work", err: { message: "refused" }, passedOver: 0 },
    { queue: "work", err: { message: "another" }, passedOver: 0 },
    { queue: "notices", err: { message: "refused" }, passedOver: 0 },
    { queue: "work", err: { message: "refused" }, passedOver: 9 },
  ]);
});
