import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dataDirectory, readEnvironment } from "@bursar/config/environment";
import { createLogger } from "@bursar/config/logger";
import closeWithGrace from "close-with-grace";
import { z } from "zod";
import { ensureDemoCounty, type DemoAccount } from "./create-demo-county.ts";
import { explainFailure } from "./explain-failure.ts";
import { playFirstSeason } from "./first-season.ts";
import { openProduct } from "./open-product.ts";
import { StartError } from "./start-error.ts";
import { startWorkerProcess } from "./worker-process.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const environment = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  BURSAR_SEASON: z.enum(["on", "off"]).default("on"),
});
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** What is to be closed, latest first, whatever the start has come to. */
const closers: (() => Promise<void> | void)[] = [];
const closeAll = async (): Promise<void> => {
  for (const close of closers.splice(0).toReversed()) await close();
};

let stopping = false;
closeWithGrace({ delay: 20_000, logger: false }, async ({ err, signal }) => {
  stopping = true;
  if (err !== undefined) say(explainFailure(err));
  if (signal !== undefined) say("· 正在停止 stopping");
  await closeAll();
  if (signal !== undefined) say("✓ 已停止，数据保留 stopped, the data is kept");
});

// A product that a command started for itself does not outlive the command.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));

try {
  await start();
} catch (error) {
  // A start that is being stopped fails at whatever was closed under it; the stop goes on.
  if (!stopping) {
    say(explainFailure(error));
    await closeAll();
    process.exit(1);
  }
}

async function start(): Promise<void> {
  const { HOST: host, PORT: port, BURSAR_SEASON: season } = readEnvironment(environment);
  if (!isLoopback(host)) throw notLoopback(host);
  const product = await openProduct({
    dataDirectory: dataDirectory(root),
    log: ({ zh }) => say(`· ${zh}`),
  });
  closers.push(() => product.close());
  const accounts = await ensureDemoCounty(product);
  if (accounts === undefined) throw notDemo();

  const log = createLogger("bursar");
  log.level = process.env["LOG_LEVEL"] ?? "warn";
  const workers = startWorkerProcess(product, log);
  closers.push(() => workers.close());
  // Loaded while the worker loads: one after the other took a start 1.3 s longer.
  const { serveDemo } = await import("./serve-demo.ts");
  const server = await serveDemo({ product, host, port, log, say });
  closers.push(() => server.close());
  await workers.ready;
  announce(product.dataDirectory, server.url);

  const played = season === "off" || (await playFirstSeason(product.dataDirectory, server.url));
  if (stopping) return;
  if (!played) {
    say("! 演示季没有跑完，下次启动会接着跑。 The demo season will go on at the next start.");
  }
  printWelcome(server.url, accounts, await server.findGraduate());
}

/** Where other commands find this product while it runs. */
function announce(directory: string, url: string): void {
  const file = join(directory, "running.json");
  writeFileSync(file, JSON.stringify({ pid: process.pid, url }), { mode: 0o600 });
  closers.push(() => rmSync(file, { force: true }));
  process.send?.({ kind: "ready", url });
}

function printWelcome(url: string, accounts: readonly DemoAccount[], graduate?: string): void {
  say("");
  say(`  Bursar 生源地助学贷款服务系统 · 演示 demo`);
  say(`  还款网页 portal   ${url}/portal`);
  say(`  接口说明 API      ${url}/docs`);
  for (const { account, name, role, password } of accounts) {
    say(`  ${role} ${name}      ${account} / ${password}`);
  }
  if (graduate !== undefined) say(`  演示毕业生 graduate  ${graduate}（验证码显示在这里）`);
  say(`  Ctrl-C 停止 stops`);
  say("");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function notLoopback(host: string): StartError {
  return new StartError({
    zh: `演示环境会在终端显示账号和验证码，只能绑定本机地址，不能绑定 ${host}。去掉 HOST 或设为 127.0.0.1。`,
    en: `A demo shows accounts and codes in the terminal, so it listens on this machine alone, not on ${host}. Unset HOST or set it to 127.0.0.1.`,
  });
}

function notDemo(): StartError {
  return new StartError({
    zh: "这个数据库里有正式中心，演示启动不会碰它。换一个空数据库，或取消 DATABASE_URL 使用内置数据库。",
    en: "This database holds a live centre and the demo leaves it alone. Use an empty database or unset DATABASE_URL for the built-in one.",
  });
}
