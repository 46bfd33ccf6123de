import { describe, expect, test } from "vitest";
import { forbiddenDependencies, forbiddenImports } from "./arrows.ts";
import { importsOf } from "./imports.ts";
import { readManifests } from "./manifests.ts";
import { codeAmong, readTextFiles } from "./source-files.ts";

describe("packages use each other along the arrows alone", () => {
  test("in source", () => {
    expect(forbiddenImports(codeAmong(readTextFiles()))).toEqual([]);
  });

  test("in package.json", () => {
    const found = readManifests().flatMap(({ path, manifest }) =>
      forbiddenDependencies(path, manifest),
    );
    expect(found).toEqual([]);
  });
});

describe("the rule bites", () => {
  const at = {
    domain: "packages/domain/src/money/fen.ts",
    config: "packages/config/src/keys/keys.ts",
    queues: "packages/queues/src/catalog/catalog.ts",
    apiSchema: "packages/api-schema/src/wire/wire.ts",
    database: "packages/database/src/loans/loans.ts",
    documents: "packages/documents/src/tables/tables.ts",
    notices: "packages/notices/src/templates/templates.ts",
    identity: "packages/identity/src/staff/staff.ts",
    http: "packages/http/src/routes/routes.ts",
    servicing: "packages/servicing/src/loans/loans.ts",
    localPostgres: "packages/local-postgres/src/cluster/cluster.ts",
    intake: "services/loan-intake/src/routes.ts",
    console: "services/console/src/main.tsx",
    cli: "services/cli/src/main.ts",
  };

  test.each([
    [at.domain, "@bursar/config/keys"],
    [at.domain, "@bursar/database/loans"],
    [at.config, "@bursar/domain/money"],
    [at.queues, "@bursar/database/outbox"],
    [at.queues, "@bursar/servicing/loans"],
    [at.apiSchema, "@bursar/database/loans"],
    [at.database, "@bursar/servicing/loans"],
    [at.database, "@bursar/queues/catalog"],
    [at.database, "@bursar/local-postgres/cluster"],
    [at.documents, "@bursar/database/loans"],
    [at.notices, "@bursar/queues/catalog"],
    [at.identity, "@bursar/http/routes"],
    [at.http, "@bursar/servicing/loans"],
    [at.http, "@bursar/database/loans"],
    [at.http, "@bursar/identity/staff"],
    [at.servicing, "@bursar/api-schema/wire"],
    [at.servicing, "@bursar/http/routes"],
    [at.localPostgres, "@bursar/database/connection"],
    [at.intake, "@bursar/loan-servicing/routes"],
    [at.intake, "@bursar/local-postgres/cluster"],
    [at.intake, "@bursar/local/start"],
    [at.console, "@bursar/servicing/loans"],
    [at.cli, "@bursar/loan-intake/routes"],
    [at.cli, "@bursar/local/start"],
    [at.servicing, "@bursar/database/testing"],
    [at.servicing, "@bursar/servicing/notices"],
    [at.servicing, "../../../database/src/loans/index.ts"],
    ["packages/brand-new/src/a.ts", "@bursar/domain/money"],
  ])("%s may not import %s", (path, specifier) => {
    const text = `import { a } from "${specifier}";\n`;
    expect(forbiddenImports([{ path, text }])).toHaveLength(1);
  });

  test.each([
    [at.servicing, "@bursar/domain/loan"],
    [at.intake, "@bursar/servicing/applications"],
    [at.cli, "@bursar/local-postgres/cluster"],
    ["packages/database/src/testing/template.ts", "@bursar/local-postgres/cluster"],
    ["packages/servicing/src/loans/loans.test.ts", "@bursar/database/testing"],
    ["infra/local/src/start.ts", "@bursar/workers/main"],
    ["tests/e2e/season.test.ts", "@bursar/local/start"],
    [at.servicing, "../batches/index.ts"],
  ])("%s may import %s", (path, specifier) => {
    const text = `import { a } from "${specifier}";\n`;
    expect(forbiddenImports([{ path, text }])).toEqual([]);
  });

  test.each([
    ["a type", 'import type { A } from "x/y";'],
    ["several lines", 'import {\n  a,\n  b,\n} from "x/y";'],
    ["an effect", 'import "x/y";'],
    ["a re-export", 'export { a } from "x/y";'],
    ["everything", 'import * as a from "x/y";'],
    ["later on demand", 'const { a } = await import("x/y");'],
  ])("an import is seen when it is of %s", (_, text) => {
    expect(importsOf(`// a comment\n${text}\n`)).toEqual(["x/y"]);
  });

  test("a dependency against the arrows is seen, a development one as well", () => {
    const dependency = { "@bursar/database": "workspace:*" };
    const path = "packages/http/package.json";
    expect(forbiddenDependencies(path, { dependencies: dependency })).toHaveLength(1);
    expect(forbiddenDependencies(path, { devDependencies: dependency })).toHaveLength(1);
  });
});
