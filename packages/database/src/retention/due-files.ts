import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { heldIds } from "./held-people.ts";

/** Ends of a contract that never came to the money. */
const DEAD_CONTRACTS = sql`('returned', 'declined', 'voided', 'expired', 'replaced')`;

const dayOf = (instant: SQL): SQL => sql`(${instant} at time zone 'Asia/Shanghai')::date`;

/** The day of an application's last step. */
function lastStep(tx: Tx): SQL {
  return sql`greatest(a.submitted_on, a.reviewed_on, (select max(occurred_on)
    from application_events e where e.centre_id = ${tx.centreId} and e.application_id = a.id))`;
}

/** Applications from which no contract came, once nothing has moved them for the whole period. */
export function dueApplications(tx: Tx, cutoff: string): SQL {
  return sql`
    select a.id, ${lastStep(tx)} as from_on, a.borrower_id in ${heldIds(tx)} as held
    from applications a
    where a.centre_id = ${tx.centreId} and a.status <> 'reviewed' and ${lastStep(tx)} <= ${cutoff}
      and not exists (select from contracts c
        where c.centre_id = ${tx.centreId} and c.application_id = a.id)`;
}

/** Files of people who never got a loan here and with whom nothing is open. */
export function dueUnusedFiles(tx: Tx, cutoff: string): SQL {
  return sql`
    select b.id, ${cutoff}::date as from_on, b.id in ${heldIds(tx)} as held from borrowers b
    where b.centre_id = ${tx.centreId} and ${dayOf(sql`b.created_at`)} <= ${cutoff}
      and not exists (select from loans l
        where l.centre_id = ${tx.centreId} and l.borrower_id = b.id)
      and ${nothingSince(tx, cutoff)} and ${stillThere(tx)}`;
}

/**
 * Files of people whose loans have had no fact since; whether each loan was settled by then is
 * for the engine to say.
 */
export function dueBorrowerFiles(tx: Tx, cutoff: string): SQL {
  return sql`
    select b.id, ${cutoff}::date as from_on, b.id in ${heldIds(tx)} as held from borrowers b
    where ${quietLoans(tx, cutoff)} and ${nothingSince(tx, cutoff)} and ${stillThere(tx)}`;
}

/** Borrowers with notices whose loans have had no fact since. */
export function dueNotices(tx: Tx, cutoff: string): SQL {
  return sql`
    select b.id, ${cutoff}::date as from_on, b.id in ${heldIds(tx)} as held from borrowers b
    where ${quietLoans(tx, cutoff)} and exists (select from notices n
        where n.centre_id = ${tx.centreId} and n.borrower_id = b.id and n.planned_on <= ${cutoff})
      and not exists (select from notices n
        where n.centre_id = ${tx.centreId} and n.borrower_id = b.id and n.planned_on > ${cutoff})`;
}

function quietLoans(tx: Tx, cutoff: string): SQL {
  return sql`b.centre_id = ${tx.centreId}
    and exists (select from loans l where l.centre_id = ${tx.centreId} and l.borrower_id = b.id)
    and not exists (select from loans l left join loan_facts f
        on f.centre_id = ${tx.centreId} and f.loan_id = l.id
      where l.centre_id = ${tx.centreId} and l.borrower_id = b.id
        and greatest(f.effective_on, l.disbursed_on) > ${cutoff})`;
}

function nothingSince(tx: Tx, cutoff: string): SQL {
  return sql`not exists (select from applications a
      where a.centre_id = ${tx.centreId} and a.borrower_id = b.id and ${lastStep(tx)} > ${cutoff})
    and not exists (select from contracts c
      where c.centre_id = ${tx.centreId} and c.borrower_id = b.id
        and (c.issued_on > ${cutoff} or c.status not in ${DEAD_CONTRACTS} and c.status <> 'disbursed'))
    and not exists (select from change_requests r
      where r.centre_id = ${tx.centreId} and r.borrower_id = b.id
        and greatest(r.filed_on, r.decided_on, r.applied_on) > ${cutoff})
    and not exists (select from hardship_recognitions h
      where h.centre_id = ${tx.centreId} and h.id_number_hash = b.id_number_hash
        and greatest(h.entered_on, h.decided_on) > ${cutoff})`;
}

/** Not erased before. */
function stillThere(tx: Tx): SQL {
  return sql`not exists (select from retention_items i
    where i.centre_id = ${tx.centreId} and i.subject_id = b.id and i.status = 'erased'
      and i.class in ('borrower-file', 'unused-file'))`;
}
