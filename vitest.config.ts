import { defineConfig } from "vitest/config";

const pure = "{domain,documents,config,notices,api-schema}";
const isLongRun = process.env["BURSAR_LAW_RUNS"] !== undefined;
const serviceSetup = ["infra/local/src/test-services.ts"];
const setupFiles = isLongRun ? [] : ["packages/domain/src/testing/repeatable-laws.ts"];

export default defineConfig({
  test: {
    // Tests wait for PostgreSQL more than they compute, so two at once on two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "unit",
          include: [
            `packages/${pure}/src/**/*.test.{ts,tsx}`,
            "tests/architecture/**/*.test.ts",
            "infra/scripts/**/*.test.mjs",
          ],
          setupFiles,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "integration",
          include: [
            "packages/*/src/**/*.test.{ts,tsx}",
            "services/*/src/**/*.test.{ts,tsx}",
            "tests/{database-driver,security,api}/**/*.test.ts",
          ],
          exclude: [`packages/${pure}/**`, "packages/local-postgres/**", "**/node_modules/**"],
          globalSetup: serviceSetup,
          setupFiles,
          // Each file has a database of its own and leaves no state in a module, so a worker need
          // not load the whole product anew for each: that alone took 8 s a file.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Whole products and browsers: one file at a time, after the rest.
        test: {
          name: "system",
          include: [
            "tests/{e2e,faults,browser}/**/*.test.{ts,tsx}",
            "infra/local/src/**/*.test.ts",
            "packages/local-postgres/src/**/*.test.ts",
          ],
          globalSetup: serviceSetup,
          setupFiles,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        // `npm run test:long`
        test: {
          name: "long",
          include: ["tests/simulation/**/*.test.ts"],
          globalSetup: serviceSetup,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 3_600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
