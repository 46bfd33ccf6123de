import { showProgress } from "../progress/index.ts";
import { ApiProblem } from "./api/index.ts";
import { forEachBounded } from "./for-each-bounded.ts";
import { REQUESTS_AT_ONCE, type SeasonRun } from "./season-run.ts";
import { STAGES, type StageName } from "./stages/stage.ts";

/**
 * Takes every item of a stage through it, with its progress line. An item that the rules say no
 * to is set aside with the reason and does not stop the others; any other failure does.
 *
 * @returns how many went through.
 */
export async function takeEach<Item>(
  run: SeasonRun,
  { stage, items }: { readonly stage: StageName; readonly items: readonly Item[] },
  act: (item: Item) => Promise<void>,
): Promise<number> {
  if (items.length === 0) return 0;
  const { shell, setAside } = run;
  let taken = 0;
  const label = shell.pick(STAGES[stage]);
  await showProgress(shell, { label, total: items.length }, (onDone) =>
    forEachBounded(
      items,
      { limit: REQUESTS_AT_ONCE, signal: shell.signal, onDone },
      async (item) => {
        try {
          await act(item);
          taken += 1;
        } catch (error) {
          if (!(error instanceof ApiProblem) || !error.isRuledOut) throw error;
          setAside.push({ stage, code: error.code, sentence: error.sentence });
        }
      },
    ),
  );
  return taken;
}
