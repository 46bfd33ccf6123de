import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { readTable } from "@bursar/documents/tables";
import { ROSTER_COLUMNS } from "@bursar/domain/application";

/** The roster that a season starts from: its bytes as they are sent, its rows as they read. */
export interface SeasonRoster {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** @throws Refusal `file.…` for a file that is missing or can't be read. */
export async function readSeasonRoster(path: string): Promise<SeasonRoster> {
  const requiredColumns = ROSTER_COLUMNS.map(({ zh }) => zh);
  const { rows } = await readTable({ path }, { requiredColumns });
  return { fileName: basename(path), bytes: await readFile(path), rows };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
