/** How often a law is tried: `BURSAR_LAW_RUNS` for the long run, `usual` otherwise. */
export function lawRuns(usual = 200): number {
  const asked = Number(process.env["BURSAR_LAW_RUNS"]);
  return Number.isInteger(asked) && asked > 0 ? asked : usual;
}
