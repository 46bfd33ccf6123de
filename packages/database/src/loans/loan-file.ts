import { getTableColumns, sql, type Column, type Placeholder, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { today } from "../centres/today.ts";
import {
  keepStatement,
  readOnce,
  type ActionContext,
  type Database,
  type Tx,
} from "../connection/index.ts";
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

export interface SurroundedLoan extends LoanFile {
  readonly around: LoanSurroundings;
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
  const { centreId } = tx;
  const [row] = await tx.orm.execute<FileRow>(fileOf({ centreId, contractNo }, sql``));
  return row && toFile(row);
}

/** {@link findLoanFile} for a read that asks for nothing else. */
export async function readLoanFile(
  database: Database,
  context: ActionContext,
  contractNo: string,
): Promise<LoanFile | undefined> {
  const values = [context.centreId, contractNo];
  const told = await readOnce(database, context, { statement: LOAN_FILE, values });
  return told === undefined ? undefined : toFile(JSON.parse(told) as FileRow);
}

/** {@link readLoanFile} with what stands around the loan on a day; today without one. */
export async function readSurroundedLoan(
  database: Database,
  context: ActionContext,
  { contractNo, asOf }: { readonly contractNo: string; readonly asOf: string | undefined },
): Promise<SurroundedLoan | undefined> {
  const values = [context.centreId, contractNo, asOf ?? null];
  const told = await readOnce(database, context, { statement: SURROUNDED_LOAN, values });
  if (told === undefined) return undefined;
  const row = JSON.parse(told) as SurroundedRow;
  return { ...toFile(row), around: toSurroundings(row) };
}

/** Which loan of which centre, now or when the statement is executed. */
interface Which {
  readonly centreId: string | Placeholder;
  readonly contractNo: string | Placeholder;
}

function fileOf({ centreId, contractNo }: Which, more: SQL): SQL {
  return sql`
    select to_jsonb(l) as loan, to_jsonb(s) as standing, ${today(centreId)}::text as today,
      ${currentPolicyMark} as mark,
      (select coalesce(json_agg(json_build_array(f.sequence, f.kind, f.effective_on, f.detail,
          f.recorded_by, f.recorded_at::text, f.posted_on) order by f.sequence), '[]')
        from loan_facts f
        where f.centre_id = ${centreId} and f.loan_id = l.id) as facts${more}
    from loans l
    left join loan_standings s on s.centre_id = ${centreId} and s.loan_id = l.id
    where l.centre_id = ${centreId} and l.contract_no = ${contractNo}`;
}

function surroundings({ centreId }: Which, on: SQL): SQL {
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

const WHICH: Which = {
  centreId: sql.placeholder("centreId"),
  contractNo: sql.placeholder("contractNo"),
};
const NAMES = ["centreId", "contractNo"];
const ON = sql`coalesce(${sql.placeholder("asOf")}::date, ${today(WHICH.centreId)})`;

const asText = (read: SQL): SQL => sql`select row_to_json(q)::text as told from (${read}) q`;

const LOAN_FILE = keepStatement("loan_file", asText(fileOf(WHICH, sql``)), NAMES);
const SURROUNDED_LOAN = keepStatement(
  "surrounded_loan",
  asText(fileOf(WHICH, surroundings(WHICH, ON))),
  [...NAMES, "asOf"],
);

/** Types whose values stand in JSON as a row has them. */
const PLAIN_TYPES: ReadonlySet<string> = new Set(["text", "date", "integer", "boolean"]);

const toLoanRow = rowReader<LoanRow>(loans);
const toStanding = rowReader<LoanStanding>(loanStandings);

function toFile(row: FileRow): LoanFile {
  const loan = toLoanRow(row.loan);
  return {
    loan,
    facts: row.facts.map((fact) => toFact(loan, fact)),
    standing: row.standing === null ? undefined : toStanding(row.standing),
    today: row.today,
    policyMark: row.mark,
  };
}

/**
 * Reads rows of a table from their JSON; a number in JSON is exact, as a sum in fen stays below
 * 2^53. What each column needs is decided once, since a loan's row has thirty of them.
 */
function rowReader<Row>(table: PgTable): (json: Json) => Row {
  const columns = Object.entries(getTableColumns(table));
  const empty: Json = Object.fromEntries(columns.map(([key]) => [key, null]));
  const isPlain = (column: Column): boolean => PLAIN_TYPES.has(column.getSQLType());
  const plain = columns.filter(([, column]) => isPlain(column));
  const mapped = columns.filter(([, column]) => !isPlain(column));
  return (json) => {
    const row = { ...empty };
    for (const [key, { name }] of plain) row[key] = json[name];
    for (const [key, column] of mapped) {
      const value = json[column.name];
      if (value !== null) row[key] = column.mapFromDriverValue(value);
    }
    return row as Row;
  };
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
