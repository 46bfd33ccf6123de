import type { ArchiveFact } from "@bursar/domain/archive";
import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/** A thing on file, and whose it is. */
export interface StoredFact extends ArchiveFact {
  readonly borrowerId: string;
}

/**
 * Everything that the centre's tables know of these borrowers but their papers, in no order: one
 * statement however many there are. No personal data: steps, days and who did it.
 */
export async function loadArchiveFacts(
  tx: Tx,
  borrowerIds: readonly string[],
): Promise<StoredFact[]> {
  if (borrowerIds.length === 0) return [];
  const rows = await tx.orm.execute<StoredFact & Record<string, unknown>>(sql`
    with people as (
      select id, id_number_hash from borrowers
      where centre_id = ${tx.centreId} and id in ${[...borrowerIds]}),
    cases as (
      select a.id, a.borrower_id from applications a
      where a.centre_id = ${tx.centreId} and a.borrower_id in ${[...borrowerIds]}),
    deals as (
      select c.id, c.borrower_id from contracts c
      where c.centre_id = ${tx.centreId} and c.borrower_id in ${[...borrowerIds]}),
    facts as (${union(tx)})
    select borrower_id as "borrowerId", kind, event, subject_id as "subjectId",
           to_char(happened, 'YYYY-MM-DD') as "on",
           to_char(recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
           actor_id as "actorId"
    from facts`);
  return [...rows];
}

function union(tx: Tx): SQL {
  const parts = [...beforeTheLoan(tx), ...ofContracts(tx), ...afterTheLoan(tx)];
  return sql.join(parts, sql` union all `);
}

/** The first names the columns for all. */
function beforeTheLoan({ centreId }: Tx): SQL[] {
  return [
    sql`select p.id as borrower_id, 'pre-application' as kind, e.event, r.id as subject_id,
               e.happened_on as happened, e.at as recorded, e.actor_id
        from people p
        join pre_applications r on r.centre_id = ${centreId} and r.id_number_hash = p.id_number_hash
        join pre_application_events e on e.centre_id = ${centreId} and e.pre_application_id = r.id`,
    sql`select p.id, 'hardship', e.event, r.id, e.happened_on, e.at, e.actor_id
        from people p
        join hardship_recognitions r
          on r.centre_id = ${centreId} and r.id_number_hash = p.id_number_hash
        join hardship_events e on e.centre_id = ${centreId} and e.recognition_id = r.id`,
    // A roster row enters as submitted, so its submission is in the application itself.
    sql`select c.borrower_id, 'application', 'submit', a.id, a.submitted_on, a.created_at, a.maker_id
        from cases c join applications a on a.centre_id = ${centreId} and a.id = c.id
        where not exists (select 1 from application_events e
                          where e.centre_id = ${centreId} and e.application_id = a.id
                            and e.event = 'submit')`,
    sql`select c.borrower_id, 'application', 'approve', a.id, a.reviewed_on, a.created_at,
               coalesce(a.checker_id, '')
        from cases c join applications a on a.centre_id = ${centreId} and a.id = c.id
        where a.reviewed_on is not null
          and not exists (select 1 from application_events e
                          where e.centre_id = ${centreId} and e.application_id = a.id
                            and e.event = 'approve')`,
    sql`select c.borrower_id, 'application', e.event, c.id, e.occurred_on, e.recorded_at, e.actor_id
        from cases c
        join application_events e on e.centre_id = ${centreId} and e.application_id = c.id`,
    sql`select c.borrower_id, 'deficiency-notice', 'issue', n.id, n.issued_on, n.created_at,
               n.issued_by
        from cases c
        join deficiency_notices n on n.centre_id = ${centreId} and n.application_id = c.id`,
    sql`select c.borrower_id, 'amount-raise', 'propose', r.id, r.proposed_on, r.created_at,
               r.proposed_by
        from cases c join amount_raises r on r.centre_id = ${centreId} and r.application_id = c.id`,
    sql`select c.borrower_id, 'amount-raise',
               case r.status when 'approved' then 'approve' else 'reject' end, r.id, r.decided_on,
               r.created_at, coalesce(r.decided_by, '')
        from cases c join amount_raises r on r.centre_id = ${centreId} and r.application_id = c.id
        where r.decided_on is not null`,
  ];
}

function ofContracts({ centreId }: Tx): SQL[] {
  return [
    sql`select c.borrower_id, 'contract', e.event, c.id, e.occurred_on, e.recorded_at, e.actor_id
        from deals c
        join contract_events e on e.centre_id = ${centreId} and e.contract_id = c.id`,
    sql`select c.borrower_id, 'signature', s.party, c.id, s.signed_on, s.recorded_at, s.recorded_by
        from deals c
        join contract_signatures s on s.centre_id = ${centreId} and s.contract_id = c.id`,
    sql`select c.borrower_id, 'guardian-consent', 'record', c.id, g.given_on, g.recorded_at,
               g.recorded_by
        from deals c
        join guardian_consents g on g.centre_id = ${centreId} and g.contract_id = c.id`,
    sql`select c.borrower_id, 'guardian-consent', 'confirm', c.id, g.confirmed_on, g.recorded_at,
               coalesce(g.confirmed_by, '')
        from deals c
        join guardian_consents g on g.centre_id = ${centreId} and g.contract_id = c.id
        where g.confirmed_on is not null`,
  ];
}

function afterTheLoan({ centreId }: Tx): SQL[] {
  const dayOf = (at: SQL): SQL => sql`(${at} at time zone 'Asia/Shanghai')::date`;
  return [
    sql`select l.borrower_id, 'loan-fact', f.kind, l.id, f.effective_on, f.recorded_at, f.recorded_by
        from people p
        join loans l on l.centre_id = ${centreId} and l.borrower_id = p.id
        join loan_facts f on f.centre_id = ${centreId} and f.loan_id = l.id`,
    sql`select r.borrower_id, 'change', r.kind || '/' || s.step, r.id, s.happened, r.created_at,
               s.actor
        from people p
        join change_requests r on r.centre_id = ${centreId} and r.borrower_id = p.id
        cross join lateral (values ('enter', r.filed_on, r.maker_id),
                                   ('decide', r.decided_on, coalesce(r.checker_id, '')),
                                   ('apply', r.applied_on, coalesce(r.checker_id, '')))
          as s (step, happened, actor)
        where s.happened is not null`,
    sql`select n.borrower_id, 'notice', n.template, n.id, n.planned_on,
               coalesce(n.delivered_at, n.created_at), n.run_id
        from people p join notices n on n.centre_id = ${centreId} and n.borrower_id = p.id`,
    sql`select s.borrower_id, 'print', d.sheet, d.subject_id, ${dayOf(sql`d.printed_at`)},
               d.printed_at, d.printed_by
        from (select id, borrower_id from cases
              union all select id, borrower_id from deals
              union all select id, id from people
              union all select n.id, c.borrower_id from cases c
                join deficiency_notices n
                  on n.centre_id = ${centreId} and n.application_id = c.id) s
        join document_prints d on d.centre_id = ${centreId} and d.subject_id = s.id`,
    sql`select p.id, 'reveal', 'reveal', p.id, ${dayOf(sql`a.at`)}, a.at, a.actor_id
        from people p
        join audit_rows a on a.centre_id = ${centreId} and a.subject_id = p.id
         and a.action = 'borrower.revealed'`,
  ];
}
