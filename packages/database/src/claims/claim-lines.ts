import { sql } from "drizzle-orm";
import type { ClaimKind, ClaimPayer } from "@bursar/domain/claim";
import type { Tx } from "../connection/index.ts";
import { namesOf, unnested, type UnnestedColumn } from "../loans/unnested.ts";
import type { subsidyClaimLines } from "./tables.ts";

export type ClaimLineRow = Omit<typeof subsidyClaimLines.$inferSelect, "centreId">;

export async function insertClaimLines(tx: Tx, rows: readonly ClaimLineRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns: readonly UnnestedColumn[] = [
    ["claim_id", "text", rows.map((row) => row.claimId)],
    ["loan_id", "text", rows.map((row) => row.loanId)],
    ["due_on", "date", rows.map((row) => row.dueOn)],
    ["university_code", "text", rows.map((row) => row.universityCode)],
    ["share_ppm", "integer", rows.map((row) => row.sharePpm)],
    ["settled_fen", "bigint", rows.map((row) => row.settledFen)],
    ["amount_fen", "bigint", rows.map((row) => row.amountFen)],
  ];
  await tx.orm.execute(sql`
    insert into subsidy_claim_lines (centre_id, ${namesOf(columns)})
    select ${tx.centreId}, rows.* from ${unnested(columns)}`);
}

/** What claims that stand ask for of one settlement, by payer. */
export interface ClaimedPart {
  readonly loanId: string;
  readonly dueOn: string;
  readonly kind: ClaimKind;
  readonly payer: ClaimPayer;
  readonly sharePpm: number;
  readonly claimedFen: bigint;
}

/** What was claimed of these loans' settlements so far; withdrawn claims count no more. */
export async function claimedParts(tx: Tx, loanIds: readonly string[]): Promise<ClaimedPart[]> {
  const rows = await tx.orm.execute<Omit<ClaimedPart, "claimedFen"> & { claimed: string }>(sql`
    select l.loan_id as "loanId", l.due_on::text as "dueOn", c.kind, c.payer,
      max(l.share_ppm) as "sharePpm", sum(l.amount_fen)::text as claimed
    from subsidy_claim_lines l
    join subsidy_claims c on c.centre_id = l.centre_id and c.id = l.claim_id
    where l.centre_id = ${tx.centreId} and c.status <> 'withdrawn'
      and l.loan_id = any(${sql.param([...loanIds])}::text[])
    group by l.loan_id, l.due_on, c.kind, c.payer
    order by l.loan_id, l.due_on, c.kind, c.payer`);
  return rows.map(({ claimed, ...row }) => ({ ...row, claimedFen: BigInt(claimed) }));
}

/** A line as people read it. */
export interface ShownClaimLine {
  readonly id: string;
  readonly contractNo: string;
  readonly borrowerName: string;
  readonly universityCode: string;
  readonly universityName: string | null;
  readonly dueOn: string;
  readonly sharePpm: number;
  readonly settledFen: bigint;
  readonly amountFen: bigint;
  /** What the payer's claim before this one asked for of the same loan. */
  readonly previousFen: bigint;
}

type RawLine = Omit<ShownClaimLine, "settledFen" | "amountFen" | "previousFen"> & {
  readonly settled: string;
  readonly amount: string;
  readonly previous: string;
};

/** Lines of a claim in the order of loan and due date, behind the line `after`. */
export async function listClaimLines(
  tx: Tx,
  claim: { readonly id: string; readonly previousId: string | null },
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<ShownClaimLine[]> {
  const [loanId = "", dueOn = "0001-01-01"] = page.after?.split("/") ?? [];
  const rows = await tx.orm.execute<RawLine & Record<string, unknown>>(sql`
    select l.loan_id || '/' || l.due_on as id, o.contract_no as "contractNo",
      b.name as "borrowerName", l.university_code as "universityCode",
      u.name as "universityName", l.due_on::text as "dueOn", l.share_ppm as "sharePpm",
      l.settled_fen::text as settled, l.amount_fen::text as amount,
      coalesce((select sum(p.amount_fen) from subsidy_claim_lines p
        where p.centre_id = ${tx.centreId} and p.claim_id = ${claim.previousId}
          and p.loan_id = l.loan_id), 0)::text as previous
    from subsidy_claim_lines l
    join loans o on o.centre_id = l.centre_id and o.id = l.loan_id
    join borrowers b on b.centre_id = o.centre_id and b.id = o.borrower_id
    left join universities u on u.code = l.university_code
    where l.centre_id = ${tx.centreId} and l.claim_id = ${claim.id}
      and (l.loan_id, l.due_on) > (${loanId}, ${dueOn}::date)
    order by l.loan_id, l.due_on
    limit ${page.limit}`);
  return rows.map(({ settled, amount, previous, ...row }) => ({
    ...row,
    settledFen: BigInt(settled),
    amountFen: BigInt(amount),
    previousFen: BigInt(previous),
  }));
}

/** Loans and money that one claim has and another has not. */
export interface ClaimComparison {
  readonly added: { readonly loans: number; readonly amountFen: bigint };
  readonly gone: { readonly loans: number; readonly amountFen: bigint };
  /** In both, with another amount. */
  readonly changed: { readonly loans: number; readonly amountFen: bigint };
  readonly same: { readonly loans: number };
}

/** How a claim differs from another of the same payer, loan by loan. */
export async function compareClaims(
  tx: Tx,
  claimId: string,
  previousId: string,
): Promise<ClaimComparison> {
  const ofClaim = (id: string) => sql`
    select loan_id, sum(amount_fen) as fen from subsidy_claim_lines
    where centre_id = ${tx.centreId} and claim_id = ${id} group by loan_id`;
  const rows = await tx.orm.execute<{ part: string; loans: number; amount: string }>(sql`
    select case when o.loan_id is null then 'added' when n.loan_id is null then 'gone'
        when o.fen <> n.fen then 'changed' else 'same' end as part,
      count(*)::int as loans, sum(coalesce(n.fen, 0) - coalesce(o.fen, 0))::text as amount
    from (${ofClaim(claimId)}) n full join (${ofClaim(previousId)}) o on o.loan_id = n.loan_id
    group by 1`);
  const part = (name: string) => {
    const row = rows.find((one) => one.part === name);
    return { loans: row?.loans ?? 0, amountFen: BigInt(row?.amount ?? 0) };
  };
  const { loans } = part("same");
  return { added: part("added"), gone: part("gone"), changed: part("changed"), same: { loans } };
}

/** SHA-256 over every line, in their order: what an approval is bound to. */
export async function claimHash(tx: Tx, claimId: string): Promise<string> {
  const [row] = await tx.orm.execute<{ hash: string }>(sql`
    select encode(sha256(convert_to(coalesce(
      string_agg(loan_id || ' ' || due_on || ' ' || amount_fen, E'\\n'
        order by loan_id, due_on), ''), 'UTF8')), 'hex') as hash
    from subsidy_claim_lines
    where centre_id = ${tx.centreId} and claim_id = ${claimId}`);
  return row?.hash ?? "";
}
