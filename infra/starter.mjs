// What every root script goes through. Plain JavaScript without a dependency, because it runs
// before anything is installed: it checks Node, installs what is missing and hands over.

const scripts = {
  start: { entry: "local/src/start.ts" },
  generate: { entry: "local/src/generate.ts" },
  bench: { entry: "../tests/bench/run.ts" },
  dev: { entry: "local/src/start.ts", watch: true },
  check: { script: "scripts/check.mjs" },
  test: { script: "scripts/test.mjs" },
  "test:long": { script: "scripts/test.mjs", args: ["--long"] },
  pictures: { script: "scripts/pictures.mjs" },
};

/** Node 20.19 is the first that this project's tools run on. */
function explainOldNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return [
    `本项目需要 Node.js 20.19 或更高版本，当前是 ${version}。请先升级 Node.js，再运行一次。`,
    `This project needs Node.js 20.19 or newer and this is ${version}. Upgrade Node.js, then run it again.`,
  ].join("\n");
}

async function main([name, ...args]) {
  const script = Object.hasOwn(scripts, name ?? "") ? scripts[name] : undefined;
  if (script === undefined) {
    console.error(`用法 / usage: node infra/starter.mjs ${Object.keys(scripts).join("|")}`);
    return 2;
  }
  const { stopWithNpm } = await import("./scripts/stop-with-npm.mjs");
  stopWithNpm();
  const { install } = await import("./scripts/install.mjs");
  if (!(await install())) return 1;
  if (script.script !== undefined) {
    const { run } = await import(`./${script.script}`);
    return run([...(script.args ?? []), ...args]);
  }
  const { handOver, watch } = await import("./scripts/hand-over.mjs");
  return script.watch === true ? watch(script.entry, args) : handOver(script.entry, args);
}

const complaint = explainOldNode(process.versions.node);
if (complaint !== undefined) {
  console.error(complaint);
  process.exitCode = 1;
} else {
  // An entry that was handed over to sets its own exit code, now or when it stops.
  const code = await main(process.argv.slice(2));
  if (code !== undefined) process.exitCode = code;
}
