import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { findOnPath, libraryPathOf, unpackDebianPackages } from "./debian-packages.ts";

const run = promisify(execFile);

/** A Redis server's program and the environment that it needs. */
export type RedisProgram = {
  readonly path: string;
  readonly libraryPath?: string;
  /** Where it came from, in words. */
  readonly source: string;
};

const PROGRAM = "usr/bin/redis-server";
// The program is in redis-tools; redis-server adds its name. The libraries are those which an
// otherwise bare Debian lacks.
const PACKAGES = ["redis-server", "redis-tools", "libjemalloc2", "liblzf1", "libatomic1"];

/** The `redis-server` on the search path, or undefined. */
export async function findRedis(searchPath: string): Promise<RedisProgram | undefined> {
  const path = await findOnPath(["redis-server"], searchPath);
  return path === undefined ? undefined : { path, source: path };
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
  const root = await unpackDebianPackages({
    name: "Redis",
    size: "1.5 MB",
    packages: PACKAGES,
    program: PROGRAM,
    directory,
    report,
  });
  const libraryPath = await libraryPathOf(root);
  const path = join(root, PROGRAM);
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath };
  const { stdout } = await run(path, ["--version"], { env });
  const version = /v=(\S+)/.exec(stdout)?.[1] ?? "of unknown version";
  return { path, libraryPath, source: `Debian's packages, unpacked (Redis ${version})` };
}
