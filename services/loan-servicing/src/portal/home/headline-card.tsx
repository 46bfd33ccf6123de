import { yearOf } from "@bursar/domain/calendar";
import type { ReactNode } from "react";
import { InLanguage } from "../frame/in-language.tsx";
import { Yuan } from "../frame/yuan.tsx";
import { BillParts, DueDay, WhyLink } from "./due-lines.tsx";
import { DueNotes } from "./due-notes.tsx";
import type { HomeContext } from "./home-context.ts";
import type { DueSum, Headline } from "./home-view.ts";

interface HeadlineCardProps {
  readonly headline: Headline;
  readonly context: HomeContext;
}

/** The card that answers the one question, in each of its variants. */
export function HeadlineCard({ headline, context }: HeadlineCardProps) {
  const { words, today } = context;
  switch (headline.kind) {
    case "due":
      return (
        <Card context={context}>
          <h1>{headline.others.length > 0 ? words.nextDue : words.dueThisYear(yearOf(today))}</h1>
          <Figure next={headline.next} context={context} />
          <OtherDues others={headline.others} context={context} />
        </Card>
      );
    case "later":
      return (
        <Card context={context}>
          <h1>{words.laterYear(yearOf(headline.next.dueOn))}</h1>
          <Figure next={headline.next} context={context} />
        </Card>
      );
    case "in-school":
      return (
        <Card context={context}>
          <h1 className="statement">{words.inSchool}</h1>
          <p>{words.ownInterest(headline.ownInterestFrom, today)}</p>
          <FirstBill next={headline.next} context={context} />
        </Card>
      );
    case "closed":
      return (
        <Card context={context}>
          <h1 className="statement">{words.closed}</h1>
          <p>{words.closedText(headline.lastDueOn)}</p>
          <p className="note">{words.certificate}</p>
        </Card>
      );
  }
}

function Card({ context, children }: { context: HomeContext; children: ReactNode }) {
  return (
    <section className="card lead">
      {children}
      <p className="as-of">
        {context.words.asOf} <time dateTime={context.today}>{context.today}</time>
      </p>
    </section>
  );
}

function Figure({ next, context }: { next: DueSum; context: HomeContext }) {
  const { words, today, frame } = context;
  return (
    <>
      <p className="figure">
        <Yuan fen={next.payableFen} /> <WhyLink next={next} context={context} />
      </p>
      {next.waivedBy !== undefined && (
        <p className="good">
          {words.waivedBefore(yearOf(next.dueOn))} <Yuan fen={next.waivedFen} />{" "}
          <InLanguage language={frame.language} text={words.waivedAfter(next.waivedBy)} />{" "}
          <Yuan fen={next.payableFen} />
        </p>
      )}
      <p className="when">
        {words.dueOn} <DueDay dueOn={next.dueOn} today={today} context={context} />
      </p>
      <DueNotes next={next} context={context} />
    </>
  );
}

function FirstBill({ next, context }: { next: DueSum; context: HomeContext }) {
  const { words, today } = context;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{words.firstBill}</dt>
          <dd>
            <time dateTime={next.dueOn}>{words.date(next.dueOn, today)}</time>
          </dd>
        </div>
        <div>
          <dt>{next.assumedRate ? words.estimated : words.amount}</dt>
          <dd>
            <Yuan fen={next.payableFen} />
          </dd>
        </div>
      </dl>
      <p>
        <WhyLink next={next} context={context} />
      </p>
      {next.assumedRate && <p className="note">{words.assumed}</p>}
    </>
  );
}

function OtherDues({ others, context }: { others: readonly DueSum[]; context: HomeContext }) {
  const { words, today } = context;
  const [first] = others;
  if (first === undefined) return null;
  return (
    <>
      <h2>{words.others(yearOf(first.dueOn))}</h2>
      <ul className="others">
        {others.map((other) => (
          <li key={other.dueOn}>
            <time dateTime={other.dueOn}>{words.day(other.dueOn, today)}</time>{" "}
            <Yuan fen={other.payableFen} />
            <BillParts next={other} context={context} />
          </li>
        ))}
      </ul>
    </>
  );
}
