import { progressLine } from "../../terminal/progress-line.ts";
import type { Shell } from "../../terminal/shell.ts";
import type { Sentence } from "../../terminal/language.ts";

/** Shows a progress line while the work goes on; it is told how many are done. */
export async function showProgress<T>(
  shell: Shell,
  { label, total }: { readonly label: Sentence; readonly total: number },
  work: (onDone: (done: number) => void) => Promise<T>,
): Promise<T> {
  const line = progressLine(shell, label);
  line.update({ done: 0, total });
  try {
    return await work((done) => line.update({ done, total }));
  } finally {
    line.end();
  }
}
