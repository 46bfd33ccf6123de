import type { PlainDate } from "@bursar/domain/calendar";
import { daysBetween } from "@bursar/domain/calendar";
import { daysLeftText } from "../frame/date-text.ts";
import { pathsOf } from "../frame/paths.ts";
import { Yuan } from "../frame/yuan.tsx";
import type { HomeContext } from "./home-context.ts";
import type { DueSum } from "./home-view.ts";

interface DueProps {
  readonly next: DueSum;
  readonly context: HomeContext;
}

/** To the steps of the only bill, or to the list whose amounts make the sum. */
export function WhyLink({ next, context }: DueProps) {
  const { words, frame } = context;
  const [only, ...more] = next.contractNos;
  const single = only !== undefined && more.length === 0;
  const href = single
    ? pathsOf(frame.basePath, frame.language).bill(only, next.dueOn)
    : "#contracts";
  return (
    <a className="why" href={href}>
      {single ? words.how : words.howSum(next.contractNos.length)}
    </a>
  );
}

interface DueDayProps {
  readonly dueOn: PlainDate;
  readonly today: PlainDate;
  readonly context: HomeContext;
}

/** `12 月 20 日（周日），还有 30 天`. */
export function DueDay({ dueOn, today, context }: DueDayProps) {
  const { words, frame } = context;
  return (
    <>
      <span className="piece">
        <time dateTime={dueOn}>{words.day(dueOn, today)}</time>
        {words.comma}
      </span>
      {frame.language === "zh" ? "" : " "}
      <span className="piece">{daysLeftText(frame.language, daysBetween(today, dueOn))}</span>
    </>
  );
}

/** `其中利息 ¥454.22 本金 ¥1,454.00`; nothing to say where there is interest alone. */
export function BillParts({ next, context }: DueProps) {
  const [interest, waived, principal] = context.words.parts;
  if (next.principalFen === 0n) return null;
  return (
    <p className="parts">
      {interest} <Yuan fen={next.interestFen} />
      {next.waivedFen > 0n && (
        <>
          {` − ${waived} `}
          <Yuan fen={next.waivedFen} />
        </>
      )}
      {` + ${principal} `}
      <Yuan fen={next.principalFen} />
    </p>
  );
}
