import type { Shell } from "../terminal/shell.ts";
import { openProgress, type Progress } from "./open-progress.ts";

/** Shows a progress line on standard error while the work goes on, which says how much is done. */
export async function showProgress<T>(
  shell: Shell,
  { label, total }: { readonly label: string; readonly total: number | undefined },
  work: (step: Progress["step"], tell: Progress["tell"]) => Promise<T>,
): Promise<T> {
  const stream = { isTTY: shell.isWatched, write: shell.write };
  const left = shell.pick({ zh: "余", en: "left" });
  const progress = openProgress({ label, left, total, stream });
  try {
    return await work(progress.step, progress.tell);
  } finally {
    progress.end();
  }
}
