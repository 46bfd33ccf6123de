import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "./arrows.ts";
import { root } from "./source-files.ts";

export type ManifestFile = { readonly path: string; readonly manifest: Manifest };

const folders = ["packages", "services", "infra"];

/** The package.json of the root and of every package. */
export function readManifests(): ManifestFile[] {
  const paths = [
    "package.json",
    "tests/package.json",
    ...folders.flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => `${folder}/${name}/package.json`),
    ),
  ];
  return paths
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({
      path,
      manifest: JSON.parse(readFileSync(join(root, path), "utf8")) as Manifest,
    }));
}

/** Dependencies whose version doesn't come from the catalog or the workspace, one line each. */
export function uncataloguedDependencies({ path, manifest }: ManifestFile): string[] {
  const all = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };
  return Object.entries(all)
    .filter(([name, version]) => {
      return version !== (name.startsWith("@bursar/") ? "workspace:*" : "catalog:");
    })
    .map(([name, version]) => `${path}: ${name}: ${version}`);
}

/** Entries of `exports` that name no file, and root barrels, one line each. */
export function brokenExports({ path, manifest }: ManifestFile): string[] {
  const folder = path.slice(0, -"package.json".length);
  return Object.entries(manifest.exports ?? {}).flatMap(([entry, target]) => {
    if (entry === ".") return [`${path}: ${entry}: a root barrel loads the whole package`];
    return existsSync(join(root, folder, target)) ? [] : [`${path}: ${entry}: no ${target}`];
  });
}

/** Folders under packages/ without a line of source. */
export function emptyPackages(paths: readonly string[]): string[] {
  return readdirSync(join(root, "packages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `packages/${entry.name}`)
    .filter((folder) => !paths.some((path) => path.startsWith(`${folder}/src/`)));
}
