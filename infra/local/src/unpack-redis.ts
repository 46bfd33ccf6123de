import { execFile } from "node:child_process";
import { access, constants, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A Redis server's program and the environment that it needs. */
export type RedisProgram = {
  readonly path: string;
  readonly libraryPath?: string;
  /** Where it came from, in words. */
  readonly source: string;
};

// The program is in redis-tools; redis-server adds its name. The libraries are those which an
// otherwise bare Debian lacks.
const PACKAGES = ["redis-server", "redis-tools", "libjemalloc2", "liblzf1", "libatomic1"];
const DOWNLOAD_LIMIT_MS = 180_000;

/** The `redis-server` on the search path, or undefined. */
export async function findRedis(searchPath: string): Promise<RedisProgram | undefined> {
  for (const folder of searchPath.split(delimiter).filter((part) => part !== "")) {
    const path = join(folder, "redis-server");
    if (await isExecutable(path)) return { path, source: path };
  }
  return undefined;
}

/**
 * Unpacks Debian's Redis below `directory`, once, without installing it and without root.
 *
 * @throws Error where this isn't Debian, its packages can't be fetched, or the program doesn't run.
 */
export async function unpackRedis(
  directory: string,
  report: (line: string) => void,
): Promise<RedisProgram> {
  const root = join(directory, "redis-root");
  if (!(await isExecutable(join(root, "usr/bin/redis-server")))) {
    await mkdir(directory, { recursive: true });
    const building = await mkdtemp(join(directory, "redis-unpack-"));
    try {
      await downloadPackages(building, report);
      await unpackPackages(building);
      await moveIntoPlace(join(building, "root"), root);
    } finally {
      await rm(building, { recursive: true, force: true });
    }
  }
  return checkProgram(root);
}

async function downloadPackages(folder: string, report: (line: string) => void): Promise<void> {
  report("Redis: fetching Debian's packages (about 1.5 MB, without installing them) …");
  try {
    await apt(["download", ...PACKAGES], folder);
  } catch {
    report("Redis: no usable package lists here, fetching them into a folder of our own …");
    const own = await privateApt(folder);
    await apt([...own, "update"], folder);
    await apt([...own, "download", ...PACKAGES], folder);
  }
}

/** Options that keep apt's lists and caches in `folder`, which needs no root. */
async function privateApt(folder: string): Promise<string[]> {
  const state = join(folder, "apt");
  await mkdir(join(state, "lists/partial"), { recursive: true });
  await mkdir(join(state, "cache/archives/partial"), { recursive: true });
  const options = {
    "Dir::State": state,
    "Dir::State::Lists": join(state, "lists"),
    "Dir::State::status": "/var/lib/dpkg/status",
    "Dir::Cache": join(state, "cache"),
    // As root, apt would become user _apt, who may not enter this folder.
    "APT::Sandbox::User": "root",
  };
  return Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
}

async function apt(parameters: readonly string[], cwd: string): Promise<void> {
  await run("apt-get", ["-q", ...parameters], { cwd, timeout: DOWNLOAD_LIMIT_MS });
}

async function unpackPackages(folder: string): Promise<void> {
  const packages = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  for (const name of packages) {
    await run("dpkg", ["-x", join(folder, name), join(folder, "root")]);
  }
}

/** Several may unpack at once: one rename wins, and what the others made is thrown away. */
async function moveIntoPlace(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(await isExecutable(join(to, "usr/bin/redis-server")))) throw error;
  }
}

async function checkProgram(root: string): Promise<RedisProgram> {
  const libraries = join(root, "usr/lib");
  const folders = (await readdir(libraries)).filter((name) => name.endsWith("-linux-gnu"));
  const libraryPath = folders.map((name) => join(libraries, name)).join(delimiter);
  const path = join(root, "usr/bin/redis-server");
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath };
  const { stdout } = await run(path, ["--version"], { env });
  const version = /v=(\S+)/.exec(stdout)?.[1] ?? "of unknown version";
  return { path, libraryPath, source: `Debian's packages, unpacked (Redis ${version})` };
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
