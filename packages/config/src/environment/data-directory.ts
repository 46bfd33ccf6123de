import { resolve } from "node:path";
import { z } from "zod";
import { readEnvironment } from "./read-environment.ts";

const schema = z.object({ BURSAR_DATA_DIR: z.string().default(".data") });

/** Absolute path of the folder that holds the embedded database, keys and local messages. */
export function dataDirectory(root: string): string {
  return resolve(root, readEnvironment(schema).BURSAR_DATA_DIR);
}
