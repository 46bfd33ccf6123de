import { describe, expect, test } from "vitest";
import {
  brokenExports,
  emptyPackages,
  readManifests,
  uncataloguedDependencies,
} from "./manifests.ts";
import { codeAmong, readTextFiles } from "./source-files.ts";

describe("packages", () => {
  const manifests = readManifests();

  test("take every version from the catalog or the workspace", () => {
    expect(manifests.flatMap(uncataloguedDependencies)).toEqual([]);
  });

  test("export what exists, a noun at a time", () => {
    expect(manifests.flatMap(brokenExports)).toEqual([]);
  });

  test("are not empty", () => {
    expect(emptyPackages(codeAmong(readTextFiles()).map((file) => file.path))).toEqual([]);
  });
});

describe("the rules bite", () => {
  const path = "packages/domain/package.json";

  test("on a version of its own", () => {
    const manifest = {
      dependencies: { zod: "^4.0.0", "@bursar/domain": "catalog:" },
      devDependencies: { vitest: "4.1.12" },
      optionalDependencies: { pg: "latest" },
    };
    expect(uncataloguedDependencies({ path, manifest })).toHaveLength(4);
  });

  test("on an export without a file and on a root barrel", () => {
    const manifest = { exports: { ".": "./src/index.ts", "./nothing": "./src/nothing/index.ts" } };
    expect(brokenExports({ path, manifest })).toHaveLength(2);
  });

  test("on a package without source", () => {
    expect(emptyPackages([])).toContain("packages/domain");
  });
});
