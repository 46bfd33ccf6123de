import { maskName } from "@bursar/domain/identity";
import type { Explanation } from "@bursar/domain/loan";
import { formatYuanGrouped } from "@bursar/domain/money";
import type { GraduateHome, GraduateLoan } from "@bursar/servicing/loans";
import { InLanguage } from "../frame/in-language.tsx";
import { Layout, type PageFrame } from "../frame/layout.tsx";
import { pathsOf } from "../frame/paths.ts";
import { Yuan } from "../frame/yuan.tsx";
import { billView, type BillView } from "./bill-view.ts";
import { billWords } from "./bill.words.ts";
import { StepList } from "./step-list.tsx";

interface BillPageProps {
  readonly frame: PageFrame;
  readonly home: GraduateHome;
  readonly loan: GraduateLoan;
  readonly explanation: Explanation;
}

/** Where each cent of one bill comes from: the sentence, the steps, the usual other answer. */
export function BillPage({ frame, home, loan, explanation }: BillPageProps) {
  const words = billWords[frame.language];
  const view = billView(explanation);
  return (
    <Layout
      frame={{ ...frame, signedInAs: maskName(home.name) }}
      title={words.title}
      centres={[loan.centreName]}
    >
      <p>
        <a className="back" href={pathsOf(frame.basePath, frame.language).home}>
          {words.back}
        </a>
      </p>
      <div className="columns">
        <div>
          <Sentence frame={frame} loan={loan} explanation={explanation} />
          <StepList view={view} language={frame.language} />
        </div>
        <div>
          <SumTable frame={frame} view={view} explanation={explanation} />
          <OtherAnswer frame={frame} view={view} explanation={explanation} />
          <PayoffNote frame={frame} explanation={explanation} />
        </div>
      </div>
    </Layout>
  );
}

function Sentence({ frame, loan, explanation }: Omit<BillPageProps, "home">) {
  const words = billWords[frame.language];
  return (
    <section className="card lead">
      <h1>{words.title}</h1>
      <p>
        <time dateTime={explanation.dueOn}>{words.due(explanation.dueOn)}</time>
      </p>
      <p className="figure">
        <Yuan fen={explanation.payableFen} />
      </p>
      <p className="when">
        {"= "}
        {words.interest} <Yuan fen={explanation.interestFen} />
        {explanation.waivedFen > 0n && (
          <>
            {` − ${words.waived} `}
            <Yuan fen={explanation.waivedFen} />
          </>
        )}
        {` + ${words.principal} `}
        <Yuan fen={explanation.principalFen} />
      </p>
      <p className="note">
        {words.phase(explanation.phase)}
        <br />
        {words.contractNo} <span className="digits">{loan.contractNo}</span>
      </p>
    </section>
  );
}

interface PartProps {
  readonly frame: PageFrame;
  readonly view: BillView;
  readonly explanation: Explanation;
}

function SumTable({ frame, view, explanation }: PartProps) {
  const words = billWords[frame.language];
  const { interestFen, waivedFen, principalFen, payableFen, remainder } = explanation;
  return (
    <section className="card" aria-labelledby="sum">
      <h2 id="sum">{words.sumTitle}</h2>
      <table>
        <caption className="hidden">{words.sumCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.amount}</th>
          </tr>
        </thead>
        <tbody>
          <Row name={words.exactSum} amount={view.exactSum} />
          <Row name={words.remainder} note={words.remainderText} amount={remainder} />
          <Row name={words.posted} amount={formatYuanGrouped(interestFen)} />
          {view.waivedBy !== undefined && (
            <tr>
              <th scope="row">
                {words.waived}
                <small>
                  <InLanguage language={frame.language} text={view.waivedBy} />
                </small>
              </th>
              <td>{`−${formatYuanGrouped(waivedFen)}`}</td>
            </tr>
          )}
          <Row name={words.principal} amount={formatYuanGrouped(principalFen)} />
        </tbody>
        <tfoot>
          <Row name={words.payable} amount={formatYuanGrouped(payableFen)} />
        </tfoot>
      </table>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly note?: string;
  readonly amount: string;
}

function Row({ name, note, amount }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {name}
        {note !== undefined && <small>{note}</small>}
      </th>
      <td>{amount.replace("-", "−")}</td>
    </tr>
  );
}

function OtherAnswer({ frame, view, explanation }: PartProps) {
  const words = billWords[frame.language];
  const { otherBase, payableFen } = explanation;
  const [first] = view.steps;
  return (
    <section className="card" aria-labelledby="other">
      <h2 id="other">{words.whyTitle}</h2>
      {otherBase.payableFen !== payableFen && (
        <p>
          {words.other} <Yuan fen={otherBase.payableFen} />
          {frame.language === "zh" ? "。" : ". "}
          {words.otherText}
        </p>
      )}
      {first && <p className="note">{words.counted(first.from, explanation.dueOn)}</p>}
      {view.assumedRate && <p className="note">{words.assumed}</p>}
    </section>
  );
}

function PayoffNote({ frame, explanation }: Omit<PartProps, "view">) {
  const words = billWords[frame.language];
  const { payoff } = explanation;
  if (payoff === undefined) return null;
  return (
    <section className="card" aria-labelledby="payoff">
      <h2 id="payoff">{words.payoffTitle}</h2>
      <dl className="facts">
        <div>
          <dt>{words.accrued}</dt>
          <dd>
            <Yuan fen={payoff.interestFen - payoff.waivedFen} />
          </dd>
        </div>
        <div>
          <dt>{words.principal}</dt>
          <dd>
            <Yuan fen={payoff.principalFen} />
          </dd>
        </div>
        <div>
          <dt>{words.payoff}</dt>
          <dd>
            <Yuan fen={payoff.totalFen} />
          </dd>
        </div>
      </dl>
      <p className="note">{words.payoffText(payoff.on)}</p>
    </section>
  );
}
