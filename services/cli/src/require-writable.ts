import { access, constants } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Nothing where a file can be written at that path, or anything in that folder.
 *
 * @throws Error of the file system, with its path
 */
export async function requireWritable(path: string): Promise<void> {
  const folder = path === "." ? resolve(path) : dirname(resolve(path));
  await access(folder, constants.W_OK);
}
