import { sql } from "drizzle-orm";
import type { ClaimKind, Places, RegisteredAffiliation } from "@bursar/domain/claim";
import type { ItemPage } from "../batches/batch-results.ts";
import { listLoanPage } from "../batches/list-loan-page.ts";
import type { Tx } from "../connection/index.ts";
import { loans } from "../loans/tables.ts";

/** Interest of a settlement that the treasury is to pay, as the ledger has it. */
export interface SettledInterest {
  readonly loanId: string;
  readonly contractNo: string;
  readonly universityCode: string;
  readonly dueOn: string;
  readonly kind: ClaimKind;
  readonly settledFen: bigint;
}

/**
 * What the loans' own postings put on 1202 (subsidy) and 1203 (waived interest) up to a posting
 * date, settlement by settlement. The university is the one the loan was granted for; of a loan
 * taken over without an application, the borrower's.
 */
export async function settledInterest(
  tx: Tx,
  loanIds: readonly string[],
  throughOn: string,
): Promise<SettledInterest[]> {
  const rows = await tx.orm.execute<Omit<SettledInterest, "settledFen"> & { settled: string }>(sql`
    select t.subject_id as "loanId", o.contract_no as "contractNo",
      coalesce(a.university_code, b.university_code) as "universityCode",
      coalesce(t.instalment_due_on, t.value_on)::text as "dueOn",
      case when '1202' in (t.debit_account, t.credit_account) then 'subsidy' else 'waiver' end
        as kind,
      sum(case when t.debit_account in ('1202', '1203') then t.amount_fen
        else -t.amount_fen end)::text as settled
    from transfers t
    join loans o on o.centre_id = t.centre_id and o.id = t.subject_id
    join borrowers b on b.centre_id = o.centre_id and b.id = o.borrower_id
    join contracts c on c.centre_id = o.centre_id and c.id = o.contract_id
    left join applications a on a.centre_id = c.centre_id and a.id = c.application_id
    where t.centre_id = ${tx.centreId} and t.posted_on <= ${throughOn}
      and t.subject_id = any(${sql.param([...loanIds])}::text[])
      and (t.debit_account in ('1202', '1203') or t.credit_account in ('1202', '1203'))
    group by 1, 2, 3, 4, 5
    order by 1, 4, 5`);
  return rows.map(({ settled, ...row }) => ({ ...row, settledFen: BigInt(settled) }));
}

/** What the register says of these universities. */
export async function affiliationsOf(
  tx: Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, RegisteredAffiliation>> {
  const rows = await tx.orm.execute<{
    code: string;
    department: string | null;
    provinceCode: string | null;
  }>(sql`
    select code, department, province_code as "provinceCode" from universities
    where code = any(${sql.param([...codes])}::text[])`);
  return new Map(
    rows.map(({ code, department, provinceCode }) => [
      code,
      { department: department ?? undefined, provinceCode: provinceCode ?? undefined },
    ]),
  );
}

/** The centre's province, and the divisions that a department's name may begin with. */
export async function centrePlaces(
  tx: Tx,
): Promise<{ readonly provinceCode: string; readonly places: Places }> {
  const [centre] = await tx.orm.execute<{ code: string }>(sql`
    select division_code as code from centres where id = ${tx.centreId}`);
  const rows = await tx.orm.execute<{ name: string; level: string }>(sql`
    select distinct name, level from divisions
    where level in ('province', 'prefecture') and is_current and name <> '市辖区'`);
  const named = (level: string) =>
    rows.filter((row) => row.level === level).map(({ name }) => name);
  const provinceNames = named("province");
  const prefectureNames = named("prefecture").filter((name) => !provinceNames.includes(name));
  return {
    provinceCode: centre?.code.slice(0, 2) ?? "",
    places: { provinceNames, prefectureNames },
  };
}

/** Ids of loans with interest of the treasury's settled up to a posting date, in a page. */
export async function listClaimableLoans(
  tx: Tx,
  throughOn: string,
  page: ItemPage,
): Promise<string[]> {
  return listLoanPage(
    tx,
    page,
    sql`exists (
      select 1 from loan_settlements s
      where s.centre_id = ${tx.centreId} and s.loan_id = ${loans.id}
        and s.posted_on <= ${throughOn}
        and (s.interest_subsidised_fen <> 0 or s.interest_waived_fen <> 0))`,
  );
}

/** What is settled up to a posting date and not claimed, of all loans; 0 once all is claimed. */
export async function unclaimedFen(tx: Tx, throughOn: string): Promise<bigint> {
  const [row] = await tx.orm.execute<{ left: string }>(sql`
    select ((select coalesce(sum(case when debit_account in ('1202', '1203') then amount_fen
          else -amount_fen end), 0)
        from transfers
        where centre_id = ${tx.centreId} and posted_on <= ${throughOn} and subject_id = loan_id
          and (debit_account in ('1202', '1203') or credit_account in ('1202', '1203')))
      - (select coalesce(sum(l.amount_fen), 0) from subsidy_claim_lines l
        join subsidy_claims c on c.centre_id = l.centre_id and c.id = l.claim_id
        where l.centre_id = ${tx.centreId} and c.status <> 'withdrawn'
          and c.through_on <= ${throughOn}))::text as left`);
  return BigInt(row?.left ?? 0);
}

/** How far the totals of a run's claims are from the sums of their lines. */
export async function claimTotalsDifference(tx: Tx, runId: string): Promise<bigint> {
  const [row] = await tx.orm.execute<{ difference: string }>(sql`
    select (coalesce((select sum(amount_fen) from subsidy_claims
        where centre_id = ${tx.centreId} and run_id = ${runId}), 0)
      - coalesce((select sum(l.amount_fen) from subsidy_claim_lines l
        join subsidy_claims c on c.centre_id = l.centre_id and c.id = l.claim_id
        where l.centre_id = ${tx.centreId} and c.run_id = ${runId}), 0))::text as difference`);
  return BigInt(row?.difference ?? 0);
}
