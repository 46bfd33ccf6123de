import { parseKeyRing } from "@bursar/config/keys";
import { openDatabase, type ActionContext } from "@bursar/database/connection";
import { commitImport, commitSlice, stageImport } from "@bursar/servicing/imports";
import { peakRssMb, secondsSince } from "./figures.ts";

export interface TakerTask {
  readonly path: string;
  readonly context: ActionContext;
}

/** What is told while a file is taken: rows done, or what all of it came to. */
export type TakerNews = { readonly done: number } | { readonly taken: Taken };

export interface Taken {
  readonly checkSeconds: number;
  readonly checkRssMb: number;
  readonly commitSeconds: number;
  /** Of the whole life of the process. */
  readonly peakRssMb: number;
  readonly outcome: Readonly<Record<string, number>>;
}

/**
 * Takes a clearing file in a process of its own, whose memory is that of the import alone: nothing
 * of the harness is loaded here.
 */
async function take(url: string, { path, context }: TakerTask): Promise<Taken> {
  const keys = parseKeyRing(process.env["BURSAR_FIELD_KEYS"] ?? "");
  const db = openDatabase({ url, keys, maxConnections: 1, name: "bench-clearing" });
  const deps = { db };
  const checkFrom = performance.now();
  const file = { path, fileName: "clearing.csv" };
  const staged = await stageImport(deps, { context, kind: "clearing", file });
  const checkSeconds = secondsSince(checkFrom);
  const checkRssMb = peakRssMb();
  const command = { context, importId: staged.id };
  const commitFrom = performance.now();
  await commitImport(deps, { ...command, mayUse: () => true });
  let slice = await commitSlice(deps, command);
  while (slice.status === "committing") {
    tell({ done: slice.done });
    slice = await commitSlice(deps, command);
  }
  if (slice.status !== "committed") throw new Error(`the import is ${slice.status}`);
  const commitSeconds = secondsSince(commitFrom);
  await db.close();
  const { outcome } = slice;
  return { checkSeconds, checkRssMb, commitSeconds, peakRssMb: peakRssMb(), outcome };
}

function tell(news: TakerNews): void {
  process.send?.(news);
}

const [url = "", task = "{}"] = process.argv.slice(2);
tell({ taken: await take(url, JSON.parse(task) as TakerTask) });
process.disconnect();
