import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { ClusterError } from "./cluster-error.ts";
import { runProgram } from "./run-program.ts";
import type { RunAs } from "./run-program.ts";

/** Who the files of the cluster belong to, as this process sees it. */
export type Owner = { uid: number; gid: number };

export type ServerAccount = { runAs: RunAs; owner: Owner; postgresMajor: number };

export type Surroundings = {
  /** The `postgres` program. */
  postgres: string;
  /** Folders that the server must be able to enter: beside its data and its socket. */
  directories: readonly string[];
  /** Who owns the data directory, when there is one. */
  dataOwner: Owner | undefined;
};

type Candidate = { runAs: RunAs; owner: Owner };

/**
 * PostgreSQL refuses to run as root and `initdb` refuses a user without an account. In order:
 * an ordinary user runs it directly; root runs it in a user namespace, where root has another
 * number and still owns its files (works below a home of mode 0700); where namespaces are
 * forbidden (many containers), or the data already belongs to somebody else, root runs it as that
 * account, or as `postgres` or `nobody`, and lends it the right to pass closed folders only when
 * it can't reach the program or the data without.
 * @throws ClusterError `cluster.directory-foreign`, `cluster.account-missing`, `cluster.binaries-broken`
 */
export async function chooseRunAs(surroundings: Surroundings): Promise<ServerAccount> {
  const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const { dataOwner } = surroundings;
  if (me.uid !== 0 && dataOwner !== undefined && dataOwner.uid !== me.uid) {
    throw foreignDirectory(dataOwner);
  }
  const accounts = await readAccounts();
  const candidates = me.uid === 0 ? forRoot(me, dataOwner, accounts) : forUser(me, accounts);
  let complaint = "";
  for (const candidate of candidates) {
    const tried = await tryCandidate(candidate.runAs, surroundings);
    if (typeof tried === "number") return { ...candidate, postgresMajor: tried };
    complaint = tried;
  }
  throw me.uid === 0 ? noAccount(complaint) : brokenBinaries(complaint);
}

function forUser(me: Owner, accounts: ReadonlyMap<string, Owner>): Candidate[] {
  const direct = { runAs: { prefix: [] }, owner: me };
  return hasAccount() ? [direct] : [...inNamespace(me, accounts), direct];
}

function forRoot(
  me: Owner,
  dataOwner: Owner | undefined,
  accounts: ReadonlyMap<string, Owner>,
): Candidate[] {
  if (dataOwner !== undefined && dataOwner.uid !== 0) return asAccount(dataOwner);
  const others = ["postgres", "nobody"].flatMap((name) => {
    const account = accounts.get(name);
    return account === undefined ? [] : asAccount(account);
  });
  return [...inNamespace(me, accounts), ...others];
}

function inNamespace(me: Owner, accounts: ReadonlyMap<string, Owner>): Candidate[] {
  // Any number but 0 would do for the server; initdb looks its name up.
  const inside = accounts.get("postgres") ?? accounts.get("nobody") ?? [...accounts.values()][0];
  if (inside === undefined) return [];
  const map = [`--map-user=${inside.uid}`, `--map-group=${inside.gid}`];
  return [{ runAs: { prefix: ["unshare", "--user", ...map, "--"] }, owner: me }];
}

function asAccount(account: Owner): Candidate[] {
  const identity = [`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  const lent = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  return [
    { runAs: { prefix: [], account }, owner: account },
    { runAs: { prefix: ["setpriv", ...identity, ...lent, "--"] }, owner: account },
  ];
}

/** Major version of PostgreSQL when it runs and enters the folders so, else what was said. */
async function tryCandidate(runAs: RunAs, around: Surroundings): Promise<number | string> {
  // Entering is tried by `cd`: `test -x` asks for the real user's rights and ignores lent ones.
  const script = '"$0" --version || exit 1; for folder; do cd "$folder" || exit 1; done';
  const command = ["/bin/sh", "-c", script, around.postgres, ...around.directories];
  const { exitCode, output } = await runProgram(runAs, command);
  const major = /PostgreSQL\) (\d+)/.exec(output)?.[1];
  return exitCode === 0 && major !== undefined ? Number(major) : output;
}

/** Accounts other than root's. */
async function readAccounts(): Promise<ReadonlyMap<string, Owner>> {
  const text = await readFile("/etc/passwd", "utf8").catch(() => "");
  const accounts = new Map<string, Owner>();
  for (const line of text.split("\n")) {
    const [name = "", , uid, gid] = line.split(":");
    if (Number(uid) > 0) accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}

function hasAccount(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false; // a container started with a bare number
  }
}

function foreignDirectory(owner: Owner): ClusterError {
  return new ClusterError("cluster.directory-foreign", {
    zh: `数据文件夹属于另一个用户（uid ${owner.uid}）。请以该用户运行，或用 BURSAR_DATA_DIR 指定自己的文件夹。`,
    en: `The data folder belongs to another user (uid ${owner.uid}). Run as that user, or choose a folder of your own with BURSAR_DATA_DIR.`,
  });
}

function noAccount(complaint: string): ClusterError {
  return new ClusterError("cluster.account-missing", {
    zh: `PostgreSQL 不能以 root 运行，这里也找不到可用的普通账户（${complaint}）。请以普通用户启动，或设置 DATABASE_URL。`,
    en: `PostgreSQL does not run as root, and no other account could run it here (${complaint}). Start as an ordinary user, or set DATABASE_URL.`,
  });
}

function brokenBinaries(complaint: string): ClusterError {
  return new ClusterError("cluster.binaries-broken", {
    zh: `内置 PostgreSQL 无法运行：${complaint}。请重新安装依赖（npm start），或设置 DATABASE_URL。`,
    en: `The built-in PostgreSQL does not run: ${complaint}. Install the dependencies again (npm start), or set DATABASE_URL.`,
  });
}
