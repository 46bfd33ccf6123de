import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { copyFile, cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createKeyRing, parseKeyRing } from "@bursar/config/keys";
import { openBackup, type OpenedBackup } from "@bursar/cli/src/backup/open-backup.ts";
import { restoreDatabase } from "@bursar/cli/src/backup/restore-database.ts";
import { takeBackup, type TakenBackup } from "@bursar/cli/src/backup/take-backup.ts";
import { verifyFiles } from "@bursar/cli/src/backup/verify-files.ts";
import { readTargetState } from "@bursar/database/backups";
import { databaseUrl } from "@bursar/database/testing";
import { openFolderStore } from "@bursar/documents/storage";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { portfolioLines } from "../harness/portfolio-files.ts";
import { takeOver } from "../harness/take-over.ts";

const CHILD = fileURLToPath(new URL("../harness/backup-child.ts", import.meta.url));
const KEY = "cen_a/2026-11/fil_1";
const FILE = "public.transfers.sealed";
const never = new AbortController().signal;
const silent = <T>(_: unknown, work: (step: (done: number) => void) => Promise<T>): Promise<T> =>
  work(() => undefined);

let product: TestProduct;
let folder: string;
let taken: TakenBackup;
let backup: OpenedBackup;
const made: string[] = [];

beforeAll(async () => {
  product = await openTestProduct();
  folder = await mkdtemp(join(tmpdir(), "bursar-backup-test-"));
  await takeOver(product, "a", portfolioLines(0, 3));
  await product.stopWorker();
  await documents().put(KEY, randomBytes(300_000));
  taken = await take(never);
  backup = await openBackup(taken.path, product.database.keys);
});
afterAll(async () => {
  const { client } = product.database.owner;
  for (const name of made) await client.unsafe(`drop database ${name} with (force)`);
  await product.close();
  await rm(folder, { recursive: true });
});

function documents() {
  return openFolderStore(join(product.dataDirectory, "documents"));
}

function take(signal: AbortSignal, into = join(folder, "backups")): Promise<TakenBackup> {
  const { ownerUrl, keys: ring } = product.database;
  return takeBackup({ ownerUrl, ring, into, files: documents(), show: silent, signal });
}

async function emptyDatabase(): Promise<string> {
  const name = `bursar_test_${randomBytes(6).toString("hex")}`;
  await product.database.owner.client.unsafe(`create database ${name}`);
  made.push(name);
  return databaseUrl(product.database.ownerUrl, name);
}

function restore(ownerUrl: string, given = backup) {
  const files = openFolderStore(join(folder, "restored"));
  const { keys: ring } = product.database;
  return restoreDatabase({ backup: given, ownerUrl, ring, files, show: silent, signal: never });
}

/** A copy of the backup that somebody does something to. */
async function spoil(work: (copy: string) => Promise<void>): Promise<string> {
  const copy = join(folder, `spoilt-${randomBytes(4).toString("hex")}`);
  await cp(taken.path, copy, { recursive: true });
  await work(copy);
  return copy;
}

async function faultsOf(path: string) {
  return verifyFiles(await openBackup(path, product.database.keys), () => undefined, never);
}

describe("a backup", () => {
  it("holds nothing in clear and is whole", async () => {
    expect(await faultsOf(taken.path)).toEqual({ damaged: [], missing: [], added: [] });
    const { centres, ledger } = backup.manifest;
    expect(centres.map(({ id }) => id)).toEqual(["cen_a", "cen_b"]);
    expect(ledger.length).toBeGreaterThan(0);
    const stored = await readdir(taken.path);
    for (const file of stored) {
      const content = readFileSync(join(taken.path, file), "latin1");
      expect(content).not.toMatch(/3710832|cen_a|资助/);
    }
  });

  it("comes back whole in an empty database, even after a damaged one, and is proved", async () => {
    const target = await emptyDatabase();
    const copy = await spoil((at) => writeFile(join(at, FILE), "changed"));
    const opened = await openBackup(copy, product.database.keys);
    await expect(restore(target, opened)).rejects.toMatchObject({ code: "backup.damaged" });
    const sql = postgres(target, { max: 1 });
    expect([...(await sql`select * from centres`)]).toEqual([]);
    await sql.end();
    const proofs = await restore(target);
    expect(proofs.map(({ id, passed }) => [id, passed])).toEqual([
      ["schema", true],
      ["rows", true],
      ["ledger", true],
      ["documents", true],
      ["keys", true],
      ["chains", true],
      ["row-level-security", true],
    ]);
    const restored = await openFolderStore(join(folder, "restored")).get(KEY);
    expect(restored).toEqual(await documents().get(KEY));
    await expect(restore(target)).rejects.toMatchObject({ code: "restore.not-empty" });
  });

  it("is of one moment: what is written while it is taken is not in it", async () => {
    const { client } = product.database.owner;
    const isInserted: Promise<unknown>[] = [];
    const { keys: ring, ownerUrl } = product.database;
    const later = await takeBackup({
      ownerUrl,
      ring,
      into: join(folder, "moment"),
      files: undefined,
      signal: never,
      async show(piece, work) {
        // Between the counting and the copying of the rows.
        if (piece.en.startsWith("backing up")) {
          isInserted.push(
            client`insert into locators (kind, keyed_hash, centre_id)
                   values ('phone', ${randomBytes(32)}, 'cen_a')`,
          );
          await isInserted.at(-1);
        }
        return work(() => undefined);
      },
    });
    const rows = (of: TakenBackup) =>
      of.manifest.tables.find(({ name }) => name === "public.locators")?.rows;
    expect(rows(later)).toBe(rows(taken));
  });
});

describe("what was done to a backup is told", () => {
  it.each([
    [
      "a changed bit",
      (content: Buffer) => (content.writeUInt8(content.readUInt8(40) ^ 1, 40), content),
    ],
    ["a cut end", (content: Buffer) => content.subarray(0, content.length - 1)],
    ["an added byte", (content: Buffer) => Buffer.concat([content, Buffer.alloc(1)])],
    ["an empty file", () => Buffer.alloc(0)],
  ])("%s", async (_, change) => {
    const copy = await spoil((at) =>
      writeFile(join(at, FILE), change(readFileSync(join(at, FILE)))),
    );
    expect(await faultsOf(copy)).toMatchObject({ damaged: [FILE] });
  });

  it("a file under another's name, one too few, one too many", async () => {
    const copy = await spoil(async (at) => {
      await copyFile(join(at, "public.loans.sealed"), join(at, FILE));
      await rm(join(at, "public.loans.sealed"));
      await writeFile(join(at, "more"), "");
    });
    expect(await faultsOf(copy)).toEqual({
      damaged: [FILE],
      missing: ["public.loans.sealed"],
      added: ["more"],
    });
  });

  it("another installation's key ring", async () => {
    await expect(openBackup(taken.path, parseKeyRing(createKeyRing()))).rejects.toMatchObject({
      code: "backup.wrong-keys",
    });
  });

  it("another version's schema", async () => {
    const manifest = { ...backup.manifest, migrations: ["0".repeat(64)] };
    await expect(restore(await emptyDatabase(), { ...backup, manifest })).rejects.toMatchObject({
      code: "restore.other-release",
    });
  });

  it("a database that did not come back as it was, which stays marked as unfinished", async () => {
    const tables = backup.manifest.tables.map((table) =>
      table.name === "public.transfers" ? { ...table, fingerprint: "1" } : table,
    );
    const ledger = backup.manifest.ledger.slice(1);
    const target = await emptyDatabase();
    const wrong = { ...backup, manifest: { ...backup.manifest, tables, ledger } };
    const failed = (await restore(target, wrong)).filter(({ passed }) => !passed);
    expect(failed.map(({ id }) => id)).toEqual(["rows", "ledger"]);
    expect(await readTargetState(target)).toMatchObject({ unfinished: true });
  });
});

describe("a backup that was interrupted", () => {
  it("leaves nothing when it is told to stop", async () => {
    const into = join(folder, "stopped");
    await expect(take(AbortSignal.abort(), into)).rejects.toThrow();
    expect(await readdir(into)).toEqual([]);
  });

  it("is never taken for whole when it was killed, and hinders no other", async () => {
    await product.database.owner.client`
      insert into locators (kind, keyed_hash, centre_id)
      select 'phone', sha256(n::text::bytea), 'cen_a' from generate_series(1, 50000) n`;
    const into = join(folder, "killed");
    const { ownerUrl, keysText } = product.database;
    const child = fork(CHILD, [ownerUrl, keysText, into], { execArgv: ["--import", "tsx"] });
    const exited = once(child, "exit");
    for (let said = ""; !said.startsWith("backing up");) {
      const [message] = (await once(child, "message")) as [{ en: string }];
      said = message.en;
    }
    child.kill("SIGKILL");
    await exited;
    const [left = ""] = await readdir(into);
    expect(left).toMatch(/\.part$/);
    await expect(openBackup(join(into, left), product.database.keys)).rejects.toMatchObject({
      code: "backup.unfinished",
    });
    const after = await take(never, into);
    expect(await faultsOf(after.path)).toEqual({ damaged: [], missing: [], added: [] });
  });
});
