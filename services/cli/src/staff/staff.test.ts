import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSecrets } from "@bursar/config/keys";
import { openDatabase, type Database } from "@bursar/database/connection";
import { loginUrl } from "@bursar/database/migrations";
import { openStaffIdentity } from "@bursar/identity/staff";
import { openCluster, type Cluster } from "@bursar/local-postgres/cluster";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bursarIn } from "../testing/run-bursar.ts";

const folder = mkdtempSync(join(tmpdir(), "bursar-cli-staff-"));
const dataDirectory = join(folder, "data");
const bursar = bursarIn(dataDirectory, process.env);
let cluster: Cluster;
let app: Database;

async function json(...args: string[]) {
  const { code, stdout, stderr } = await bursar(["staff", ...args, "--json"]);
  return { code, stderr, data: JSON.parse(stdout) as Record<string, never> };
}

beforeAll(async () => {
  const first = await bursar(["staff", "list"]);
  if (first.code !== 0) throw new Error(first.stderr);
  cluster = await openCluster({ dataDirectory: join(dataDirectory, "postgres") });
  const { fieldKeys: keys, appPassword } = loadSecrets(dataDirectory);
  const url = loginUrl(cluster.url("bursar"), "bursar_app", appPassword);
  app = openDatabase({ url, keys, maxConnections: 2 });
}, 120_000);
afterAll(async () => {
  await app.close();
  await cluster.close();
  rmSync(folder, { recursive: true, force: true });
});

const signIn = (account: string, password: string) =>
  openStaffIdentity({
    database: app,
    secret: "a-secret-of-at-least-32-characters-0123",
    baseUrl: "http://127.0.0.1",
  }).signIn({ account, password });

describe("bursar staff", () => {
  it("lists, adds, unlocks and gives new passwords", async () => {
    const listed = await bursar(["staff", "list"]);
    expect(listed.stdout).toMatch(/lead\s+赵主任\s+supervisor/);

    const added = await json("add", "New.Lead", "--name", "新主任", "--role", "supervisor");
    expect(added.code).toBe(0);
    const { staff, initialPassword } = added.data as unknown as {
      staff: { account: string; roles: string[] };
      initialPassword: string;
    };
    expect(staff).toMatchObject({ account: "new.lead", roles: ["supervisor"] });
    expect((await signIn("new.lead", initialPassword)).pending).toBe("password-change");

    for (let round = 0; round < 5; round += 1) {
      await expect(signIn("new.lead", "wrong-password-1")).rejects.toThrow();
    }
    expect((await bursar(["staff", "list"])).stdout).toMatch(/new\.lead.*已锁定/);
    expect((await bursar(["staff", "unlock", "new.lead"])).code).toBe(0);
    await signIn("new.lead", initialPassword);

    const reset = await bursar(["staff", "reset-password", "NEW.LEAD"]);
    const [, password = ""] = /new\.lead\s+(\S+)/.exec(reset.stdout) ?? [];
    await expect(signIn("new.lead", initialPassword)).rejects.toThrow();
    expect((await signIn("new.lead", password)).centreId).toBe("cen_demo");
  }, 120_000);

  it("refuses roles that are not to be granted, names that are taken, accounts nobody has", async () => {
    const national = await json("add", "boss", "--name", "某", "--role", "national");
    expect(national.data).toMatchObject({ code: "staff.role-not-grantable" });
    const taken = await json("add", "maker", "--name", "某", "--role", "clerk");
    expect(taken.data).toMatchObject({ code: "staff.account-taken" });
    const bad = await json("add", "a b", "--name", "某", "--role", "clerk");
    expect([bad.code, bad.data]).toMatchObject([2, { code: "staff.bad-account" }]);
    const nobody = await json("unlock", "nobody");
    expect(nobody.data).toMatchObject({ code: "staff.not-found" });
  }, 60_000);
});
