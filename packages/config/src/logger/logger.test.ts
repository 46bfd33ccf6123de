import { expect, it } from "vitest";
import { createLogger } from "./index.ts";

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger("test", { write: (line) => void lines.push(line) }));
  return lines.join("");
}

it("keeps a failed statement and its cause, and none of the row's data", () => {
  const message = 'Failed query: insert into "borrowers" values ($1)\nparams: 李明,3700001990';
  const cause = Object.assign(new Error("duplicate key"), {
    code: "23505",
    detail: "(3700001990)",
  });
  const err = Object.assign(new Error(message, { cause }), { params: ["3700001990"] });
  const line = logged((log) => log.error({ err }, "job failed"));
  expect(line).not.toMatch(/3700001990|李明/);
  for (const part of ["duplicate key", "23505", "insert into"]) expect(line).toContain(part);
});

it("masks what is secret, also one level down", () => {
  const line = logged((log) => log.info({ phone: "13800005678", who: { code: "123456" } }, "sent"));
  expect(line).not.toMatch(/13800005678|123456/);
});
