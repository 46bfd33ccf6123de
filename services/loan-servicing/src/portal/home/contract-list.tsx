import type { GraduateLoan } from "@bursar/servicing/loans";
import { pathsOf } from "../frame/paths.ts";
import { Yuan } from "../frame/yuan.tsx";
import type { HomeContext } from "./home-context.ts";
import { phaseOf } from "./home-view.ts";
import { phaseText } from "./whole-card.tsx";

interface ContractListProps {
  readonly loans: readonly GraduateLoan[];
  /** The contracts stand at different points of their lives. */
  readonly showPhases: boolean;
  readonly context: HomeContext;
}

/** Each contract with the bill that it adds to the sum; a sole one has no figures to repeat. */
export function ContractList({ loans, showPhases, context }: ContractListProps) {
  const { words } = context;
  return (
    <section className="contracts" aria-labelledby="contracts">
      <h2 id="contracts" tabIndex={-1}>
        {words.contractsTitle}
      </h2>
      <ul>
        {loans.map((loan) => (
          <li key={loan.contractNo} className="card">
            <h3>
              <span className="label">{words.contractNo}</span> {loan.contractNo}
            </h3>
            {showPhases && <Phase loan={loan} context={context} />}
            <dl className="facts">
              {loans.length > 1 && <NextBill loan={loan} context={context} />}
              <Terms loan={loan} context={context} />
            </dl>
            {loans.length > 1 && <WhyOfContract loan={loan} context={context} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ContractProps {
  readonly loan: GraduateLoan;
  readonly context: HomeContext;
}

function Phase({ loan, context }: ContractProps) {
  const phase = phaseOf(loan, context.today);
  return phase === undefined ? null : <p className="note">{phaseText(phase, context.words)}</p>;
}

function NextBill({ loan, context }: ContractProps) {
  const { words, today } = context;
  if (loan.nextBill === undefined) {
    return (
      <div>
        <dt>{words.noMoreBills}</dt>
        <dd>—</dd>
      </div>
    );
  }
  const { dueOn, payableFen } = loan.nextBill;
  return (
    <div className="own-bill">
      <dt>{words.contractDue(dueOn, today)}</dt>
      <dd>
        <Yuan fen={payableFen} />
      </dd>
    </div>
  );
}

function Terms({ loan, context }: ContractProps) {
  const { words } = context;
  const { terms } = loan.state;
  return (
    <>
      <div>
        <dt>{words.disbursed}</dt>
        <dd>
          <Yuan fen={terms.principalFen} />
        </dd>
      </div>
      <div>
        <dt>{words.maturity}</dt>
        <dd>
          <time dateTime={terms.maturesOn}>{terms.maturesOn}</time>
        </dd>
      </div>
    </>
  );
}

function WhyOfContract({ loan, context }: ContractProps) {
  const { words, frame } = context;
  if (loan.nextBill === undefined) return null;
  const paths = pathsOf(frame.basePath, frame.language);
  return (
    <p>
      <a className="why" href={paths.bill(loan.contractNo, loan.nextBill.dueOn)}>
        {words.how}
        <span className="hidden">{words.howOf(loan.contractNo)}</span>
      </a>
    </p>
  );
}
