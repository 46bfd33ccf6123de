import type { TestProduct } from "../harness/open-test-product.ts";

/**
 * The least that any settlement has to do: bare set-based SQL on one connection that writes the
 * rows which the run has written (settlements, postings, standings), which lie ready beside. What
 * the run did is undone first, so that both write into the same book.
 */
export async function prepareFloor(product: TestProduct, runId: string): Promise<void> {
  const { client } = product.database.owner;
  await client.unsafe(`
    create unlogged table floor_transfers as select * from transfers where run_id = '${runId}';
    create unlogged table floor_settlements as
      select * from loan_settlements where run_id = '${runId}';
    create unlogged table floor_standings as
      select s.* from loan_standings s join floor_settlements f
        on f.centre_id = s.centre_id and f.loan_id = s.loan_id;
    delete from transfers where run_id = '${runId}';
    delete from loan_settlements where run_id = '${runId}';
    update loan_standings s set closed_through = b.closed_through,
      next_event_on = b.next_event_on, next_settlement_on = b.next_settlement_on,
      last_transfer = b.last_transfer
    from before_standings b where b.centre_id = s.centre_id and b.loan_id = s.loan_id`);
  for (const table of ["transfers", "loan_settlements", "loan_standings"])
    await client.unsafe(`vacuum analyze ${table}`);
  for (const table of ["floor_transfers", "floor_settlements", "floor_standings"])
    await client.unsafe(`analyze ${table}`);
  await client`checkpoint`;
}

/** Keeps how the standings are before the run. */
export async function keepStandings(product: TestProduct): Promise<void> {
  await product.database.owner.client.unsafe(
    "create unlogged table before_standings as select * from loan_standings",
  );
}

export interface Floor {
  readonly seconds: number;
  readonly rows: number;
}

export async function runFloor(product: TestProduct): Promise<Floor> {
  const { client } = product.database.owner;
  const from = performance.now();
  const rows = await client.begin(async (sql) => {
    const posted = await sql.unsafe("insert into transfers select * from floor_transfers");
    const settled = await sql.unsafe(
      "insert into loan_settlements select * from floor_settlements",
    );
    const moved = await sql.unsafe(`
      update loan_standings s set closed_through = f.closed_through,
        next_event_on = f.next_event_on, next_settlement_on = f.next_settlement_on,
        last_transfer = f.last_transfer, phase = f.phase, classification = f.classification,
        class_since = f.class_since, oldest_unpaid_on = f.oldest_unpaid_on,
        principal_outstanding_fen = f.principal_outstanding_fen,
        principal_overdue_fen = f.principal_overdue_fen,
        interest_overdue_fen = f.interest_overdue_fen, penalty_fen = f.penalty_fen,
        unapplied_fen = f.unapplied_fen, settled_on = f.settled_on
      from floor_standings f where f.centre_id = s.centre_id and f.loan_id = s.loan_id`);
    return posted.count + settled.count + moved.count;
  });
  return { seconds: (performance.now() - from) / 1_000, rows };
}
