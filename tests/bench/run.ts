/** Each loads what it measures, and only that. */
const benches: Readonly<Record<string, () => Promise<void>>> = {
  engine: async () => (await import("./engine.ts")).benchEngine(),
  intake: async () => (await import("./intake.ts")).benchIntake(),
  search: async () => (await import("./search.ts")).benchSearch(),
};

const [name = ""] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`用法 / usage: npm run bench -- ${Object.keys(benches).join("|")}`);
  process.exitCode = 2;
} else {
  await bench();
}
