import { Yuan } from "../frame/yuan.tsx";
import type { HomeContext } from "./home-context.ts";
import type { RecentDue } from "./home-view.ts";

interface RecentNoteProps {
  readonly recent: RecentDue;
  readonly context: HomeContext;
}

/** After a due date, before the lender's result is known: facts, and no alarm (rulebook 6.6 item 1). */
export function RecentNote({ recent, context }: RecentNoteProps) {
  const { words, today } = context;
  return (
    <section className="card">
      <h2>
        {words.recentTitle(recent.dueOn, today)} <Yuan fen={recent.payableFen} />
      </h2>
      <p className="note">{words.recent}</p>
    </section>
  );
}
