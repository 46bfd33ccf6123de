import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSealFile } from "@bursar/documents/seal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkSeal } from "./check-seal.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bursar-doctor-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("there is something to do from 30 days before the seal's certificate ends", async () => {
  const levelOn = async (at: string): Promise<string | undefined> =>
    (await checkSeal(folder, new Date(at)))[0]?.level;
  expect(await levelOn("2026-11-20T00:00:00Z")).toBe("warning");
  writeFileSync(join(folder, "seal.pem"), "no key");
  expect(await levelOn("2026-11-20T00:00:00Z")).toBe("failure");
  const at = "2026-01-01T00:00:00.000Z";
  writeFileSync(join(folder, "seal.pem"), await createSealFile({ name: "中心", at }));
  expect(await levelOn("2025-12-31T00:00:00Z")).toBe("failure");
  expect(await levelOn("2028-12-01T00:00:00Z")).toBe("ok");
  expect(await levelOn("2028-12-02T00:00:00Z")).toBe("warning");
  expect(await levelOn("2029-01-01T00:00:01Z")).toBe("failure");
});
