import { execFile, spawn } from "node:child_process";
import { access, constants, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const run = promisify(execFile);

export type Unpacking = {
  /** What is unpacked, in words; the name of its folder is made from it. */
  readonly name: string;
  /** How much is fetched, in words. */
  readonly size: string;
  readonly packages: readonly string[];
  /** Also what they depend on and this machine hasn't installed. */
  readonly withDependencies?: boolean;
  /** The program that is wanted, as a path in the unpacked tree. */
  readonly program: string;
  /** Where the trees are kept. */
  readonly directory: string;
  readonly report: (line: string) => void;
};

/** Directly in an architecture's folder, or one deeper. */
const SHARED_LIBRARY = /^[^/]+-linux-gnu\/(?:[^/]+\/)?[^/]+\.so(?:\.[^/]+)?$/;
const DOWNLOAD_LIMIT_MS = 600_000;

/**
 * Unpacks Debian's packages below a folder, once, without installing them and without root.
 *
 * @returns the root of the unpacked tree
 * @throws Error where this isn't Debian, its packages can't be fetched, or they lack the program.
 */
export async function unpackDebianPackages(wanted: Unpacking): Promise<string> {
  const label = wanted.name.toLowerCase();
  const root = join(wanted.directory, `${label}-root`);
  if (await isExecutable(join(root, wanted.program))) return root;
  await mkdir(wanted.directory, { recursive: true });
  const building = await mkdtemp(join(wanted.directory, `${label}-unpack-`));
  try {
    await download(building, wanted);
    await unpack(building);
    await moveIntoPlace(join(building, "root"), { root, program: wanted.program });
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return root;
}

/**
 * The folders of shared libraries in an unpacked tree, as `LD_LIBRARY_PATH` takes them: also those
 * that a library keeps below for itself and looks for where it would be installed, as PulseAudio's.
 */
export async function libraryPathOf(root: string): Promise<string> {
  const libraries = join(root, "usr/lib");
  const names = await readdir(libraries, { recursive: true });
  const folders = names.filter((name) => SHARED_LIBRARY.test(name)).map((name) => dirname(name));
  return [...new Set(folders)].map((name) => join(libraries, name)).join(delimiter);
}

/** The first of these programs on a search path, or undefined. */
export async function findOnPath(
  names: readonly string[],
  searchPath: string,
): Promise<string | undefined> {
  for (const folder of searchPath.split(delimiter).filter((part) => part !== "")) {
    for (const name of names) {
      const path = join(folder, name);
      if (await isExecutable(path)) return path;
    }
  }
  return undefined;
}

async function download(folder: string, wanted: Unpacking): Promise<void> {
  const { name, report } = wanted;
  report(`${name}: fetching Debian's packages (about ${wanted.size}, without installing them) …`);
  const command = await fetching(folder, wanted);
  try {
    await apt(command, wanted, folder);
    await expectPackages(folder, wanted);
  } catch {
    report(`${name}: no usable package lists here, fetching them into a folder of our own …`);
    const own = await privateLists(folder);
    await apt([...own, "update"], wanted, folder);
    await apt([...own, ...command], wanted, folder);
    await expectPackages(folder, wanted);
  }
}

/** Without lists apt only says that it can't fetch again what is installed, and ends well. */
async function expectPackages(folder: string, { packages }: Unpacking): Promise<void> {
  const files = await readdir(folder);
  const missing = packages.filter((name) => !files.some((file) => file.startsWith(`${name}_`)));
  if (missing.length > 0) throw new Error(`apt-get did not fetch ${missing.join(", ")}`);
}

/** What apt is told. With dependencies it plans an install, of which only the download is done. */
async function fetching(folder: string, wanted: Unpacking): Promise<string[]> {
  if (wanted.withDependencies !== true) return ["download", ...wanted.packages];
  await mkdir(join(folder, "partial"), { recursive: true });
  const options = {
    "Dir::Cache": folder,
    "Dir::Cache::archives": folder,
    // An ordinary user may not take the lock of an install, and none is made.
    "Debug::NoLocking": "1",
    "APT::Sandbox::User": "root",
  };
  const command = ["install", "--yes", "--download-only", "--reinstall", "--no-install-recommends"];
  return [...asOptions(options), ...command, ...wanted.packages];
}

/** Options that keep apt's lists and caches in `folder`, which needs no root. */
async function privateLists(folder: string): Promise<string[]> {
  const state = join(folder, "apt");
  await mkdir(join(state, "lists/partial"), { recursive: true });
  await mkdir(join(state, "cache/archives/partial"), { recursive: true });
  return asOptions({
    "Dir::State": state,
    "Dir::State::Lists": join(state, "lists"),
    "Dir::State::status": "/var/lib/dpkg/status",
    "Dir::Cache": join(state, "cache"),
    // As root, apt would become user _apt, who may not enter this folder.
    "APT::Sandbox::User": "root",
  });
}

function asOptions(options: Readonly<Record<string, string>>): string[] {
  return Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
}

/** Runs apt-get and reports each package that it fetches. */
async function apt(
  parameters: readonly string[],
  { name, report }: Unpacking,
  cwd: string,
): Promise<void> {
  const child = spawn("apt-get", ["-q", ...parameters], {
    cwd,
    env: { ...process.env, LC_ALL: "C" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: DOWNLOAD_LIMIT_MS,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => (complaint = (complaint + text).slice(-2_000)));
  createInterface(child.stdout).on("line", (line) => {
    // Get:25 http://… bookworm/main amd64 chromium amd64 156.0 [81.2 MB]
    const [, fetched, size] = /^Get:\d+ \S+ \S+ \S+ (\S+) .*\[([\d.]+ MB)\]$/.exec(line) ?? [];
    if (fetched !== undefined) report(`${name}: ${fetched}, ${size}`);
  });
  const code = await ended;
  if (code !== 0) throw new Error(`apt-get ended with ${code ?? "a signal"}: ${complaint.trim()}`);
}

async function unpack(folder: string): Promise<void> {
  const packages = (await readdir(folder)).filter((name) => name.endsWith(".deb"));
  for (const name of packages) {
    await run("dpkg", ["-x", join(folder, name), join(folder, "root")]);
  }
}

/** Several may unpack at once: one rename wins, and what the others made is thrown away. */
async function moveIntoPlace(
  from: string,
  to: { readonly root: string; readonly program: string },
): Promise<void> {
  try {
    await rename(from, to.root);
  } catch (error) {
    if (!(await isExecutable(join(to.root, to.program)))) throw error;
  }
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
