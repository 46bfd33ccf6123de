import { mkdir, readFile, readdir, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { chooseRunAs } from "./choose-run-as.ts";
import type { Owner, ServerAccount } from "./choose-run-as.ts";
import { ClusterError, errorCode } from "./cluster-error.ts";
import { initialise, removeAbandoned, unwritable } from "./initialise.ts";
import { locateBinaries } from "./locate-binaries.ts";
import type { Binaries } from "./locate-binaries.ts";
import { removeForeignPidFile } from "./running-server.ts";
import type { Durability } from "./server-settings.ts";
import { startServer } from "./start-server.ts";
import type { StartedServer } from "./start-server.ts";

export type Progress = { zh: string; en: string };

export type LaunchPlan = {
  dataDirectory: string;
  durability: Durability;
  binariesDirectory: string | undefined;
  log: (progress: Progress) => void;
};

/**
 * From whatever is on the disk to a server process: makes the cluster if there is none, removes a
 * foreign `postmaster.pid`, starts. Call it with the start lock held and no server running.
 */
export async function launch(plan: LaunchPlan): Promise<StartedServer> {
  const { dataDirectory } = plan;
  const binaries = await locateBinaries(plan.binariesDirectory);
  const account = await chooseRunAs({
    postgres: binaries.postgres,
    directories: [dirname(dataDirectory), tmpdir()],
    dataOwner: await ownerOf(dataDirectory),
  });
  await removeAbandoned(dataDirectory);
  await ensureInitialised(plan, binaries, account);
  if (await removeForeignPidFile(dataDirectory)) {
    plan.log({
      zh: "清除了上次遗留的 postmaster.pid",
      en: "Removed a postmaster.pid left by an earlier server",
    });
  }
  plan.log({ zh: "正在启动数据库", en: "Starting the database" });
  try {
    const { postgres } = binaries;
    return await startServer({ dataDirectory, postgres, account, durability: plan.durability });
  } catch (error) {
    throw error instanceof ClusterError ? error : unwritable(dataDirectory, error);
  }
}

/**
 * The real path of the data directory, its parent made if needed: the server knows itself by the
 * real path, and so must everybody who looks for it.
 * @throws ClusterError `cluster.directory-unwritable`
 */
export async function settleDataDirectory(path: string): Promise<string> {
  const wanted = resolve(path);
  try {
    await mkdir(dirname(wanted), { recursive: true });
    const parent = await realpath(dirname(wanted));
    return await realpath(wanted).catch(() => join(parent, basename(wanted)));
  } catch (error) {
    throw unwritable(wanted, error);
  }
}

async function ensureInitialised(
  plan: LaunchPlan,
  binaries: Binaries,
  account: ServerAccount,
): Promise<void> {
  const { dataDirectory, durability } = plan;
  const major = await readMajor(dataDirectory);
  if (major === undefined) {
    await refuseOtherFiles(dataDirectory);
    plan.log({ zh: "正在建立数据库（仅首次）", en: "Creating the database (first start only)" });
    await initialise({ dataDirectory, initdb: binaries.initdb, account, durability });
  } else if (major !== account.postgresMajor) {
    throw otherVersion(major, account.postgresMajor);
  }
}

async function readMajor(dataDirectory: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(join(dataDirectory, "PG_VERSION"), "utf8"), 10);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw unwritable(dataDirectory, error);
  }
}

async function refuseOtherFiles(dataDirectory: string): Promise<void> {
  const names = await readdir(dataDirectory).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return [];
    throw unwritable(dataDirectory, error);
  });
  if (names.length === 0) return;
  throw new ClusterError("cluster.directory-not-empty", {
    zh: `${dataDirectory} 里已有别的文件，不是数据库。请用 BURSAR_DATA_DIR 指定一个空文件夹。`,
    en: `${dataDirectory} holds other files and no database. Choose an empty folder with BURSAR_DATA_DIR.`,
  });
}

async function ownerOf(path: string): Promise<Owner | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw unwritable(path, error);
  }
}

function otherVersion(found: number, ours: number): ClusterError {
  return new ClusterError("cluster.version-mismatch", {
    zh: `数据由 PostgreSQL ${found} 建立，本产品内置的是 ${ours}，不能直接打开。请用原来的版本导出后再导入，或用 BURSAR_DATA_DIR 换一个文件夹。`,
    en: `The data was made by PostgreSQL ${found}, the built-in one is ${ours} and can't open it. Dump it with the version it was made by and restore it here, or choose another folder with BURSAR_DATA_DIR.`,
  });
}
