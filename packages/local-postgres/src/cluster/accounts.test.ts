import { spawnSync } from "node:child_process";
import { chmod, chown, cp, mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { locateBinaries } from "./locate-binaries.ts";
import { runProgram } from "./run-program.ts";
import { makeDataFolder, openFast, query } from "./testing/data-folder.ts";
import { spawnUser } from "./testing/spawn-user.ts";

const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const binaries = await locateBinaries();
const native = dirname(dirname(binaries.postgres));

const namespaces = isRoot && (await mayMakeNamespaces());

async function mayMakeNamespaces(): Promise<boolean> {
  const command = ["unshare", "--user", "--map-user=1", "--map-group=1", "true"];
  return (await runProgram({ prefix: [] }, command)).exitCode === 0;
}

/** Whether an ordinary account can read the checkout: not below a home of mode 0700. */
const nobodyCanRead =
  isRoot &&
  [fileURLToPath(import.meta.url), binaries.postgres].every((path) => {
    const look = ["-e", "require('fs').accessSync(process.argv[1])", path];
    return spawnSync(process.execPath, look, { ...nobody, cwd: "/" }).status === 0;
  });

async function ownerOfServer(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return /^Uid:\t(\d+)/m.exec(status)?.[1] ?? "";
}

describe("as root", () => {
  test.skipIf(!namespaces)(
    "product and data below a folder of mode 0700 (skipped unless root may make user namespaces)",
    async () => {
      const { folder, dataDirectory } = await makeDataFolder();
      const binariesDirectory = join(folder, "node_modules", "native");
      await cp(native, binariesDirectory, { recursive: true, verbatimSymlinks: true });
      await chmod(folder, 0o700);
      const cluster = await openFast(dataDirectory, { binariesDirectory });
      expect(await query(cluster.url(), "select 1 as one")).toEqual([{ one: 1 }]);
      expect((await stat(dataDirectory)).uid).toBe(0);
      await cluster.close();
    },
  );

  // PostgreSQL checks its own binaries with the account's bare rights, so it must reach them.
  test.skipIf(!isRoot || !nobodyCanRead)(
    "data of an ordinary account is served as that account, even below a closed folder (skipped unless root, in a readable checkout)",
    async () => {
      const { folder, dataDirectory } = await makeDataFolder();
      await mkdir(dataDirectory);
      await chown(dataDirectory, nobody.uid, nobody.gid);
      await chmod(folder, 0o700);
      const cluster = await openFast(dataDirectory);
      expect(await ownerOfServer(cluster.serverPid)).toBe(String(nobody.uid));
      await query(cluster.url(), "create table kept as select 7 as figure");
      await cluster.close();
      const again = await openFast(dataDirectory);
      expect(await query(again.url(), "select * from kept")).toEqual([{ figure: 7 }]);
      await again.close();
    },
  );
});

describe("as an ordinary account", () => {
  test.skipIf(isRoot && !nobodyCanRead)(
    "opens, shares and keeps (skipped when started as root in a checkout that others can't read)",
    async () => {
      const { folder, dataDirectory } = await makeDataFolder();
      const as = isRoot ? { as: nobody } : {};
      if (isRoot) await chown(folder, nobody.uid, nobody.gid);
      const users = [spawnUser(dataDirectory, as), spawnUser(dataDirectory, as)];
      const [first, second] = await Promise.all(users.map((user) => user.opened));
      expect(first?.problem).toBeUndefined();
      expect(second?.serverPid).toBe(first?.serverPid);
      await Promise.all(users.map((user) => user.close()));
      const again = spawnUser(dataDirectory, as);
      expect((await again.opened).problem).toBeUndefined();
      await again.close();
    },
  );

  test.skipIf(!nobodyCanRead)(
    "data of another account is refused in words (skipped unless root, in a readable checkout)",
    async () => {
      const { folder, dataDirectory } = await makeDataFolder();
      await mkdir(dataDirectory, { mode: 0o700 });
      await chmod(folder, 0o755);
      const user = spawnUser(dataDirectory, { as: nobody });
      expect((await user.opened).problem).toBe("cluster.directory-foreign");
    },
  );

  test.skipIf(!nobodyCanRead)(
    "a folder that can't be written is refused in words (skipped unless root, in a readable checkout)",
    async () => {
      const { folder, dataDirectory } = await makeDataFolder();
      await chmod(folder, 0o755);
      const user = spawnUser(dataDirectory, { as: nobody });
      expect((await user.opened).problem).toBe("cluster.directory-unwritable");
    },
  );
});
