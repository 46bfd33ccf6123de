import { Yuan } from "../frame/yuan.tsx";
import type { HomeContext } from "./home-context.ts";
import type { LifePhase, WholeDebt } from "./home-view.ts";
import type { HomeWords } from "./home.words.ts";

interface WholeCardProps {
  readonly whole: WholeDebt;
  readonly context: HomeContext;
}

/** What is left in all, what would settle it today, and how far it has come. */
export function WholeCard({ whole, context }: WholeCardProps) {
  const { words, today, frame } = context;
  const { payoffFrom } = whole;
  const notes = [
    payoffFrom === undefined ? words.payoffNote : words.payoffBlocked(payoffFrom, today),
    ...(whole.countsDuesAsPaid ? [words.duesPaid] : []),
  ];
  return (
    <section className="card" aria-labelledby="whole">
      <h2 id="whole">{words.whole}</h2>
      <dl className="facts">
        <div>
          <dt>
            {words.principal} <span className="count">{words.contracts(whole.contracts)}</span>
          </dt>
          <dd>
            <Yuan fen={whole.principalFen} />
          </dd>
        </div>
        <div>
          <dt>{words.payoff}</dt>
          <dd>
            <Yuan fen={whole.payoffFen} />
          </dd>
        </div>
      </dl>
      <p className="note">{notes.join(frame.language === "zh" ? "" : " ")}</p>
      {whole.phases.map((phase) => (
        <PhaseBar key={phaseText(phase, words)} phase={phase} words={words} />
      ))}
    </section>
  );
}

/** The words carry the progress; the bar repeats them for the eye. */
function PhaseBar({ phase, words }: { phase: LifePhase; words: HomeWords }) {
  const { done, now, total } = progressOf(phase);
  return (
    <div className="phase">
      <p>{phaseText(phase, words)}</p>
      {total > 0 && (
        <div className="bar" aria-hidden="true">
          {Array.from({ length: total }, (_, i) => (
            <i key={`${i}`} className={i < done ? "on" : i < now ? "now" : undefined} />
          ))}
        </div>
      )}
    </div>
  );
}

export function phaseText(phase: LifePhase, words: HomeWords): string {
  switch (phase.kind) {
    case "in-school":
      return words.phase.school(phase.until);
    case "grace":
      return words.phase.grace(phase.year, phase.years);
    case "repayment":
      return words.phase.repayment(phase.number, phase.count);
  }
}

/** Segments behind one, the one that runs, and all; an instalment still ahead is not done. */
function progressOf(phase: LifePhase): { done: number; now: number; total: number } {
  switch (phase.kind) {
    case "in-school":
      return { done: 0, now: 0, total: 0 };
    case "grace":
      return { done: phase.year, now: phase.year, total: phase.years };
    case "repayment":
      return { done: phase.number - 1, now: phase.number, total: phase.count };
  }
}
