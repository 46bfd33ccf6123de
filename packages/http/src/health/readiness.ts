/** Checks by name; a check fails by rejecting. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>;

const LIMIT_MS = 2_000;

/** Runs all checks at once, two seconds each at most, and names those that failed. */
export async function failedChecks(
  checks: ReadinessChecks,
  limitMs: number = LIMIT_MS,
): Promise<string[]> {
  const outcomes = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const passed = await withLimit(check, limitMs);
      return passed ? [] : [name];
    }),
  );
  return outcomes.flat();
}

async function withLimit(check: () => Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([check().then(() => true), limit]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
