import type { TestDatabase } from "@bursar/database/testing";

/**
 * An id of the centre for a path parameter: `contractId` is a row of `contracts`, `contractNo` the
 * number of a loan that can be computed, which a small season's broken one can't. Undefined where the centre has no such row, or what is meant is no centre's
 * own, as a proposal for the policy.
 */
export async function knownId(
  { owner }: TestDatabase,
  centreId: string,
  parameter: string,
): Promise<string | undefined> {
  if (parameter === "centreId") return centreId;
  if (parameter === "contractNo") return soundLoan(owner.client, centreId);
  const [table, column] = await placeOf(owner.client, parameter);
  if (table === undefined || column === undefined) return undefined;
  const [row] = await owner.client<{ value: string }[]>`
    select ${owner.client(column)}::text as value from ${owner.client(table)}
    where centre_id = ${centreId} and ${owner.client(column)} is not null
    order by 1 limit 1`;
  return row?.value;
}

async function soundLoan(
  client: TestDatabase["owner"]["client"],
  centreId: string,
): Promise<string | undefined> {
  const [row] = await client<{ value: string }[]>`
    select l.contract_no as value from loans l
    join loan_facts f on f.centre_id = l.centre_id and f.loan_id = l.id and f.kind = 'disbursed'
    where l.centre_id = ${centreId}
    group by l.contract_no having count(*) = 1 order by 1 limit 1`;
  return row?.value;
}

async function placeOf(
  client: TestDatabase["owner"]["client"],
  parameter: string,
): Promise<[string?, string?]> {
  if (parameter === "runId") return ["batch_runs", "id"];
  const noun = parameter
    .replace(/Id$/, "")
    .replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const rows = await client<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name = 'id'
      and c.table_name ~ ${`(^|_)${noun}(e?s)$`}
      and exists (select from information_schema.columns o
        where o.table_schema = 'public' and o.table_name = c.table_name
          and o.column_name = 'centre_id')
    order by length(c.table_name) limit 1`;
  return rows[0] === undefined ? [] : [rows[0].name, "id"];
}
