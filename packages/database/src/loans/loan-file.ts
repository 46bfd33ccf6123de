import { getTableColumns, sql, type SQL } from "drizzle-orm";
import { today } from "../centres/today.ts";
import type { Tx } from "../connection/index.ts";
import { currentPolicyMark } from "../policies/policy-mark.ts";
import type { LoanFactRow } from "./facts.ts";
import type { LoanRow, StoredLoan } from "./loans.ts";
import type { LoanStanding } from "./standings.ts";
import { loans, loanStandings } from "./tables.ts";

/** A loan with all that is needed to fold it as of today. */
export interface LoanFile extends StoredLoan {
  /** How far the ledger is kept; undefined before anything is posted. */
  readonly standing: LoanStanding | undefined;
  readonly today: string;
  /** Of the policy that stands. */
  readonly policyMark: string;
}

/** What is shown beside a loan's figures, as of the day that is looked at. */
export interface LoanSurroundings {
  readonly borrowerName: string;
  /** Money for it waits for a person. */
  readonly isMoneyHeld: boolean;
  /** Whose figure counts from which day on, as two people have decided. */
  readonly bookModes: readonly {
    readonly mode: "shadow" | "record";
    readonly effectiveOn: string;
  }[];
  /** Of the lender's last file up to the day; null where none names the contract. */
  readonly lender: {
    readonly on: string;
    readonly principalFen: bigint;
    readonly principalOverdueFen: bigint;
    readonly interestDueFen: bigint | null;
  } | null;
}

type Json = Record<string, unknown>;
type StoredFact = [number, string, string, Record<string, string>, string, string, string];

interface FileRow extends Json {
  readonly loan: Json;
  readonly facts: readonly StoredFact[];
  readonly standing: Json | null;
  readonly today: string;
  readonly mark: string;
}

interface SurroundedRow extends FileRow {
  readonly name: string;
  readonly held: boolean;
  readonly modes: readonly ["shadow" | "record", string][];
  /** Day, principal, overdue principal and interest due; fen as text. */
  readonly lender: [string, string, string, string | null] | null;
}

/** One statement, since each further one costs a read more than the rows that it brings. */
export async function findLoanFile(tx: Tx, contractNo: string): Promise<LoanFile | undefined> {
  const [row] = await tx.orm.execute<FileRow>(fileOf(tx, contractNo, sql``));
  return row && toFile(row);
}

/** {@link findLoanFile} with what stands around the loan on a day; today without one. */
export async function findSurroundedLoan(
  tx: Tx,
  { contractNo, asOf }: { readonly contractNo: string; readonly asOf: string | undefined },
): Promise<(LoanFile & { readonly around: LoanSurroundings }) | undefined> {
  const on = asOf === undefined ? today(tx.centreId) : sql`${asOf}::date`;
  const [row] = await tx.orm.execute<SurroundedRow>(fileOf(tx, contractNo, surroundings(tx, on)));
  return row && { ...toFile(row), around: toSurroundings(row) };
}

function fileOf(tx: Tx, contractNo: string, more: SQL): SQL {
  return sql`
    select to_jsonb(l) as loan, to_jsonb(s) as standing, ${today(tx.centreId)}::text as today,
      ${currentPolicyMark} as mark,
      (select coalesce(json_agg(json_build_array(f.sequence, f.kind, f.effective_on, f.detail,
          f.recorded_by, f.recorded_at::text, f.posted_on) order by f.sequence), '[]')
        from loan_facts f
        where f.centre_id = ${tx.centreId} and f.loan_id = l.id) as facts${more}
    from loans l
    left join loan_standings s on s.centre_id = ${tx.centreId} and s.loan_id = l.id
    where l.centre_id = ${tx.centreId} and l.contract_no = ${contractNo}`;
}

function surroundings({ centreId }: Tx, on: SQL): SQL {
  return sql`,
      (select b.name from borrowers b
        where b.centre_id = ${centreId} and b.id = l.borrower_id) as name,
      exists (select 1 from receipts r
        where r.centre_id = ${centreId} and r.state = 'held' and r.loan_id = l.id) as held,
      (select coalesce(json_agg(json_build_array(m.mode, m.effective_on) order by m.id desc), '[]')
        from lender_book_modes m
        where m.centre_id = ${centreId} and m.status = 'approved') as modes,
      (select json_build_array(t.statement_on, b.principal_fen::text,
          b.principal_overdue_fen::text, b.interest_due_fen::text)
        from lender_balances b
        join lender_statements t on t.centre_id = b.centre_id and t.import_id = b.import_id
        where b.centre_id = ${centreId} and b.contract_no = l.contract_no
          and t.statement_on <= ${on}
        order by t.statement_on desc, t.import_id desc limit 1) as lender`;
}

const LOAN_COLUMNS = Object.entries(getTableColumns(loans));
const STANDING_COLUMNS = Object.entries(getTableColumns(loanStandings));

function toFile(row: FileRow): LoanFile {
  const loan = fromJson<LoanRow>(LOAN_COLUMNS, row.loan);
  return {
    loan,
    facts: row.facts.map((fact) => toFact(loan, fact)),
    standing: row.standing === null ? undefined : fromJson(STANDING_COLUMNS, row.standing),
    today: row.today,
    policyMark: row.mark,
  };
}

interface Column {
  readonly name: string;
  mapFromDriverValue(value: unknown): unknown;
}

/** A row of a table from its JSON; a number in JSON is exact, as a sum in fen stays below 2^53. */
function fromJson<Row>(columns: readonly (readonly [string, Column])[], json: Json): Row {
  const row: Json = {};
  for (const [key, column] of columns) {
    const value = json[column.name];
    row[key] = value === null ? null : column.mapFromDriverValue(value);
  }
  return row as Row;
}

function toFact({ centreId, id: loanId }: LoanRow, stored: StoredFact): LoanFactRow {
  const [sequence, kind, effectiveOn, detail, recordedBy, recordedAt, postedOn] = stored;
  return {
    centreId,
    loanId,
    sequence,
    kind,
    effectiveOn,
    detail,
    recordedBy,
    recordedAt,
    postedOn,
  };
}

function toSurroundings({ name, held, modes, lender }: SurroundedRow): LoanSurroundings {
  const bookModes = modes.map(([mode, effectiveOn]) => ({ mode, effectiveOn }));
  if (lender === null) return { borrowerName: name, isMoneyHeld: held, bookModes, lender };
  const [on, principal, overdue, interest] = lender;
  return {
    borrowerName: name,
    isMoneyHeld: held,
    bookModes,
    lender: {
      on,
      principalFen: BigInt(principal),
      principalOverdueFen: BigInt(overdue),
      interestDueFen: interest === null ? null : BigInt(interest),
    },
  };
}
