import type { TestProduct } from "../harness/open-test-product.ts";
import { secondsSince } from "./figures.ts";

/** Who commits the file: what they wrote is what the floor writes. */
export const CLERK = "usr_clearing";

/** Keeps how the book is before the file takes effect. */
export async function keepBefore({ database }: TestProduct): Promise<void> {
  await database.owner.client.unsafe(
    "create unlogged table before_standings as select * from loan_standings",
  );
}

/**
 * The least that taking a file has to do: bare set-based SQL on one connection that writes the
 * rows which the import has written, which lie ready beside. What the import did is undone first,
 * so that both write into the same book.
 */
export async function prepareFloor({ database }: TestProduct): Promise<void> {
  const { client } = database.owner;
  await client.unsafe(`
    create unlogged table floor_receipts as select * from receipts;
    create unlogged table floor_receipt_parts as select * from receipt_parts;
    create unlogged table floor_receipt_duplicates as select * from receipt_duplicates;
    create unlogged table floor_loan_facts as
      select * from loan_facts where recorded_by = '${CLERK}';
    create unlogged table floor_transfers as
      select t.* from transfers t
      left join before_standings b on b.centre_id = t.centre_id and b.loan_id = t.subject_id
      where b.loan_id is null or t.sequence > b.last_transfer;
    create unlogged table floor_standings as
      select s.* from loan_standings s
      where exists (select 1 from floor_loan_facts f
                    where f.centre_id = s.centre_id and f.loan_id = s.loan_id);
    delete from receipt_parts;
    delete from receipt_duplicates;
    delete from receipts;
    delete from loan_facts where recorded_by = '${CLERK}';
    delete from transfers t using floor_transfers f
      where t.centre_id = f.centre_id and t.subject_id = f.subject_id
        and t.sequence = f.sequence and t.posted_on = f.posted_on;
    update loan_standings s set ${MOVED.map((name) => `${name} = b.${name}`).join(", ")}
      from before_standings b where b.centre_id = s.centre_id and b.loan_id = s.loan_id`);
  await client`vacuum analyze`;
  await client`checkpoint`;
}

/** What of a standing money moves. */
const MOVED = [
  "closed_through",
  "next_event_on",
  "next_settlement_on",
  "last_transfer",
  "phase",
  "classification",
  "class_since",
  "oldest_unpaid_on",
  "principal_outstanding_fen",
  "principal_overdue_fen",
  "interest_overdue_fen",
  "penalty_fen",
  "unapplied_fen",
  "settled_on",
];

const ADDED = ["receipts", "receipt_duplicates", "loan_facts", "receipt_parts", "transfers"];

export async function runFloor({ database }: TestProduct) {
  const from = performance.now();
  const rows = await database.owner.client.begin(async (sql) => {
    let written = 0;
    for (const table of ADDED) {
      written += (await sql.unsafe(`insert into ${table} select * from floor_${table}`)).count;
    }
    const moved = await sql.unsafe(`
      update loan_standings s set ${MOVED.map((name) => `${name} = f.${name}`).join(", ")}
      from floor_standings f where f.centre_id = s.centre_id and f.loan_id = s.loan_id`);
    return written + moved.count;
  });
  return { seconds: secondsSince(from), rows };
}
