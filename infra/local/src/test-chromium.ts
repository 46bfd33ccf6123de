import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { findOnPath, libraryPathOf, unpackDebianPackages } from "./debian-packages.ts";

const run = promisify(execFile);

/** A Chromium's program, and what it needs to run. */
export type TestChromium = {
  readonly path: string;
  /** To be added to the environment that it is started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where it came from, in words. */
  readonly source: string;
};

export type TestChromiumOptions = {
  /** Where Debian's packages are unpacked; kept, so that the next run has them. */
  readonly directory: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly report?: (line: string) => void;
};

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
const PROGRAM = "usr/lib/chromium/chromium";

/**
 * A Chromium for tests: one on the search path, else Debian's, unpacked with the libraries that
 * this machine lacks and with Chinese fonts. Nothing is installed and no root is needed; it takes
 * 180 MB from the mirror once and 500 MB of disk.
 */
export async function findTestChromium(
  options: TestChromiumOptions,
): Promise<TestChromium | { readonly unavailable: string }> {
  const environment = options.environment ?? process.env;
  const report = options.report ?? ((line) => process.stderr.write(`${line}\n`));
  try {
    const chromium =
      (await installedChromium(environment["PATH"] ?? "")) ??
      (await unpackChromium(options.directory, report));
    report(`Chromium: ${chromium.source}`);
    return chromium;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const reason = text.trim().split("\n").slice(0, 3).join(" ");
    report(`Chromium: not to be had here: ${reason}`);
    return { unavailable: reason };
  }
}

/** One that runs: some systems have a `chromium-browser` that only tells how to install it. */
async function installedChromium(searchPath: string): Promise<TestChromium | undefined> {
  const path = await findOnPath(NAMES, searchPath);
  if (path === undefined) return undefined;
  const version = await versionOf(path, {}).catch(() => undefined);
  return version === undefined ? undefined : { path, environment: {}, source: path };
}

async function unpackChromium(
  directory: string,
  report: (line: string) => void,
): Promise<TestChromium> {
  const root = await unpackDebianPackages({
    name: "Chromium",
    size: "180 MB",
    packages: ["chromium", "fonts-noto-cjk", "fonts-liberation"],
    withDependencies: true,
    program: PROGRAM,
    directory,
    report,
  });
  const path = join(root, PROGRAM);
  const environment = {
    LD_LIBRARY_PATH: await libraryPathOf(root),
    FONTCONFIG_FILE: await writeFontSettings(directory, root),
  };
  const version = await versionOf(path, environment);
  return { path, environment, source: `Debian's packages, unpacked (${version})` };
}

/** Without settings of its own it would look for fonts where the packages are installed. */
async function writeFontSettings(directory: string, root: string): Promise<string> {
  const file = join(directory, "chromium-fonts.conf");
  const cache = join(directory, "chromium-fonts");
  await mkdir(cache, { recursive: true });
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    `<fontconfig><dir>${join(root, "usr/share/fonts")}</dir><dir>/usr/share/fonts</dir>`,
    `<cachedir>${cache}</cachedir></fontconfig>`,
  ];
  await writeFile(file, `${lines.join("\n")}\n`);
  return file;
}

async function versionOf(
  path: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await run(path, ["--version"], { env: { ...process.env, ...environment } });
  return stdout.trim().split(" ").slice(0, 2).join(" ");
}
