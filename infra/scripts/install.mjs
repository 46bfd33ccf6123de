import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockFile } from "./lock-file.mjs";
import { root, runCommand } from "./run-command.mjs";

const pnpm = "pnpm@12.21.0";
const stampPath = join(root, "node_modules", ".bursar-install");
const packageFolders = ["packages", "services", "infra"];

function readOrEmpty(path) {
  try {
    return readFileSync(path);
  } catch {
    return "";
  }
}

function entries(folder) {
  try {
    return readdirSync(join(root, folder)).sort();
  } catch {
    return [];
  }
}

/** A hash of everything that decides what an install puts where. */
function wantedInstall() {
  const files = [
    "package.json",
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    ".npmrc",
    "tests/package.json",
    ...entries("patches").map((name) => join("patches", name)),
    ...packageFolders.flatMap((folder) =>
      entries(folder).map((name) => join(folder, name, "package.json")),
    ),
  ];
  const hash = createHash("sha256").update(`${pnpm} ${process.platform} ${process.arch} ${root}\0`);
  for (const file of files) hash.update(`${file}\0`).update(readOrEmpty(join(root, file)));
  return hash.digest("hex");
}

const isInstalled = () => readOrEmpty(stampPath).toString() === wantedInstall();

/**
 * Installs the dependencies that the lock file names, unless that is done already: a second start
 * costs a few milliseconds here. Several at once wait for one.
 *
 * @returns {Promise<boolean>} false when it failed; the reason was shown
 */
export async function install() {
  if (isInstalled()) return true;
  const unlock = await lockFile(join(root, ".install.lock"), (pid) =>
    console.error(
      `等待另一个安装完成（进程 ${pid}）… / Waiting for another install (process ${pid}) …`,
    ),
  );
  try {
    return isInstalled() || (await installNow());
  } finally {
    unlock();
  }
}

async function installNow() {
  const startedAt = Date.now();
  console.error(`正在安装依赖（首次约需一分钟）… / Installing dependencies with ${pnpm} …`);
  const wanted = wantedInstall();
  // Without the setting pnpm asks before it replaces a folder that another version has laid out.
  const args = ["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"];
  const { code } = await runCommand("npx", ["--yes", pnpm, ...args], { output: "stderr" });
  if (code !== 0) {
    console.error(
      [
        `安装失败（退出码 ${code}）。请检查网络和上面的提示；若改过依赖，请先运行 npx --yes ${pnpm} install。`,
        `The install failed (exit code ${code}). Check the network and the messages above; after a change of dependencies run npx --yes ${pnpm} install first.`,
      ].join("\n"),
    );
    return false;
  }
  mkdirSync(join(root, "node_modules"), { recursive: true });
  writeFileSync(stampPath, wanted);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  console.error(`依赖已就绪（${seconds} 秒）。/ Dependencies are in place (${seconds} s).`);
  return true;
}
