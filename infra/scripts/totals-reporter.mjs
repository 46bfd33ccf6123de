import { writeFileSync } from "node:fs";

const nameOf = (module, entity) => `${module.relativeModuleId} > ${entity.fullName}`;

/** `skipIf` gives no reason; where Redis can't be had, the set-up has left one. */
function explainSkip(name, state) {
  const noRedis = process.env.BURSAR_TEST_REDIS_UNAVAILABLE;
  if (noRedis !== undefined && /redis/i.test(name)) return `no Redis here: ${noRedis}`;
  return state === "pending" ? "did not run" : "no reason given";
}

/** Tests, and suites or files that failed by themselves: those ran no test that could say so. */
function summarise(testModules, unhandledErrors, reason) {
  const totals = { passed: 0, failed: 0, skipped: 0, failures: [], skips: [] };
  const fail = (name) => {
    totals.failed += 1;
    totals.failures.push(name);
  };
  for (const module of testModules) {
    for (const test of module.children.allTests()) {
      const { state, note } = test.result();
      if (state === "passed") totals.passed += 1;
      else if (state === "failed") fail(nameOf(module, test));
      else {
        totals.skipped += 1;
        const name = nameOf(module, test);
        totals.skips.push({ name, reason: note ?? explainSkip(name, state) });
      }
    }
    for (const suite of module.children.allSuites()) {
      if (suite.errors().length > 0) fail(nameOf(module, suite));
    }
    if (module.errors().length > 0) fail(module.relativeModuleId);
  }
  for (const error of unhandledErrors) fail(`unhandled: ${error.message ?? error}`);
  if (reason === "interrupted") fail("the run was interrupted");
  return totals;
}

/** Writes the totals of a vitest run as JSON to the file that BURSAR_TEST_TOTALS names. */
export default class TotalsReporter {
  onTestRunEnd(testModules, unhandledErrors, reason) {
    const totals = summarise(testModules, unhandledErrors, reason);
    writeFileSync(process.env.BURSAR_TEST_TOTALS, JSON.stringify(totals));
  }
}
