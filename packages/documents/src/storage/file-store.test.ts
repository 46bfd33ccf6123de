import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBucketStore } from "./bucket-store.ts";
import type { FileStore, StoredFile } from "./file-store.ts";
import { openFolderStore } from "./folder-store.ts";

interface BucketServer {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}
const require = createRequire(import.meta.url);
const S3rver = require("s3rver") as new (options: object) => BucketServer;

let root: string;
let server: BucketServer;
let closeClient: () => void;
const stores = new Map<string, FileStore>();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bursar-files-"));
  const bucket = "documents";
  const directory = join(root, "bucket");
  const configureBuckets = [{ name: bucket }];
  server = new S3rver({ port: 0, address: "127.0.0.1", silent: true, directory, configureBuckets });
  const { port } = await server.run();
  const client = openBucketStore({
    bucket,
    region: "us-east-1",
    accessKeyId: "S3RVER",
    secretAccessKey: "S3RVER",
    endpoint: `http://127.0.0.1:${port}`,
    pathStyle: true,
  });
  closeClient = () => client.close();
  stores.set("bucket", client).set("folder", openFolderStore(join(root, "folder")));
});

afterAll(async () => {
  closeClient();
  await server.close();
  await rm(root, { recursive: true });
});

async function listed(store: FileStore, prefix: string): Promise<StoredFile[]> {
  const found: StoredFile[] = [];
  for await (const file of store.list(prefix)) found.push(file);
  return found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

describe.each(["folder", "bucket"])("a %s", (name) => {
  const store = (): FileStore => {
    const found = stores.get(name);
    if (found === undefined) throw new Error(`no store ${name}`);
    return found;
  };

  test("gives back what was put there, to the byte", async () => {
    for (const content of [randomBytes(300_000), Buffer.alloc(0), Buffer.from("\0\r\n")]) {
      await store().put("cen_a/2026-11/fil_01", content);
      expect((await store().get("cen_a/2026-11/fil_01"))?.equals(content)).toBe(true);
    }
  });

  test("has nothing where nothing was put, and removes twice without complaint", async () => {
    await store().put("cen_a/2026-11/fil_02", Buffer.from("x"));
    await store().delete("cen_a/2026-11/fil_02");
    await store().delete("cen_a/2026-11/fil_02");
    expect(await store().get("cen_a/2026-11/fil_02")).toBeUndefined();
  });

  test("lists one centre's files with size and time, and nothing for an unknown one", async () => {
    const before = Date.now() - 5_000;
    await store().put("cen_list/2026-10/fil_1", Buffer.alloc(3));
    await store().put("cen_list/2026-11/fil_2", Buffer.alloc(4));
    await store().put("cen_list2/2026-11/fil_3", Buffer.alloc(5));
    const found = await listed(store(), "cen_list");
    expect(found.map(({ key, bytes }) => [key, bytes])).toEqual([
      ["cen_list/2026-10/fil_1", 3],
      ["cen_list/2026-11/fil_2", 4],
    ]);
    for (const file of found) expect(file.storedAtMs).toBeGreaterThan(before);
    expect(await listed(store(), "cen_nobody")).toEqual([]);
  });

  test.each(["../secret", "cen_a/../../x", "/etc/passwd", "cen_a", "cen_a/A", "cen_a//x", ""])(
    "refuses the key %j before anything is touched",
    async (key) => {
      await expect(store().put(key, Buffer.from("x"))).rejects.toThrow("not a storage key");
      await expect(store().get(key)).rejects.toThrow("not a storage key");
      await expect(store().delete(key)).rejects.toThrow("not a storage key");
    },
  );
});

test("only this user may read the folder's files", async () => {
  await stores.get("folder")?.put("cen_a/2026-11/fil_mode", Buffer.from("x"));
  const found = await stat(join(root, "folder", "cen_a/2026-11/fil_mode"));
  expect(found.mode & 0o077).toBe(0);
});

test("a file that a crash left half written is listed under its own name and can be removed", async () => {
  const folder = join(root, "folder", "cen_crash", "2026-11");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "fil_half.part"), "half");
  await utimes(join(folder, "fil_half.part"), 1_000, 1_000);
  const store = openFolderStore(join(root, "folder"));
  expect(await store.get("cen_crash/2026-11/fil_half")).toBeUndefined();
  expect(await listed(store, "cen_crash")).toEqual([
    { key: "cen_crash/2026-11/fil_half.part", bytes: 4, storedAtMs: 1_000_000 },
  ]);
  await store.delete("cen_crash/2026-11/fil_half.part");
  expect(await listed(store, "cen_crash")).toEqual([]);
});
