import { weekdayOf } from "@bursar/domain/calendar";
import { BillParts } from "./due-lines.tsx";
import type { HomeContext } from "./home-context.ts";
import type { DueSum } from "./home-view.ts";

interface DueNotesProps {
  readonly next: DueSum;
  readonly context: HomeContext;
}

const SATURDAY = 6;

/** What to do by when, and the facts that people get wrong about this due date. */
export function DueNotes({ next, context }: DueNotesProps) {
  const { words, today, frame } = context;
  const notes = [
    next.usualDueOn !== undefined && words.finalYear(next.dueOn, next.usualDueOn),
    next.subsidisedUntil !== undefined && words.subsidised(next.subsidisedUntil, today),
    next.payableFen > 0n && weekdayOf(next.dueOn) >= SATURDAY && words.weekend,
    next.payableFen > 0n && next.opensOn <= today && words.balance,
    next.assumedRate && words.assumed,
  ].filter((note) => note !== false);
  return (
    <>
      {next.payableFen > 0n && <p className="todo">{whatToDo(next, context)}</p>}
      <BillParts next={next} context={context} />
      {notes.length > 0 && <p className="note">{notes.join(frame.language === "zh" ? "" : " ")}</p>}
    </>
  );
}

function whatToDo(next: DueSum, { words, today }: HomeContext): string {
  if (next.opensOn > today) return words.opens(next.opensOn, today);
  if (next.dueOn === today) return words.dueToday;
  if (next.depositBy < today) return words.depositNow;
  return words.depositBy(next.depositBy, today);
}
