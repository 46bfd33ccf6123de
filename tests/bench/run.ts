import { benchEngine } from "./engine.ts";

const benches: Readonly<Record<string, () => void>> = { engine: benchEngine };

const [name = ""] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`用法 / usage: npm run bench -- ${Object.keys(benches).join("|")}`);
  process.exitCode = 2;
} else {
  bench();
}
