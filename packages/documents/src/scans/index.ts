export { readScan } from "./read-scan.ts";
export type { Scan } from "./scan.ts";
