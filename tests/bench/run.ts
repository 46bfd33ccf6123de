/** Each loads what it measures, and only that. */
const benches: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  engine: async () => (await import("./engine.ts")).benchEngine(),
  intake: async () => (await import("./intake.ts")).benchIntake(),
  settlement: async (args) => (await import("./settlement.ts")).benchSettlement(args),
  search: async () => (await import("./search.ts")).benchSearch(),
  plan: async (args) => (await import("./plan.ts")).benchPlan(args),
  clearing: async (args) => (await import("./clearing.ts")).benchClearing(args),
  replay: async (args) => (await import("./replay.ts")).benchReplay(args),
  explain: async (args) => (await import("./explain.ts")).benchExplain(args),
  api: async (args) => (await import("./api.ts")).benchApi(args),
};

const [name = "", ...args] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`用法 / usage: npm run bench -- ${Object.keys(benches).join("|")}`);
  process.exitCode = 2;
} else {
  await bench(args);
}
