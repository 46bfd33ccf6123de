import type { OwnerConnection } from "./owner-connection.ts";

export interface BackedUpCentre {
  readonly id: string;
  readonly name: string;
  readonly demo: boolean;
  /** The date that stands in for today in a demo centre. */
  readonly businessOn: string | null;
}

export async function listBackedUpCentres(connection: OwnerConnection): Promise<BackedUpCentre[]> {
  const rows = await connection<BackedUpCentre[]>`
    select c.id, c.name, c.demo, b.business_on::text as "businessOn"
    from centres c left join business_dates b on b.centre_id = c.id
    order by c.id collate "C"`;
  return rows.map((row) => ({ ...row }));
}

/** A sequence and where it stands; null when nothing was taken of it. */
export interface SequenceFigure {
  readonly name: string;
  readonly lastValue: string | null;
}

export async function listSequences(connection: OwnerConnection): Promise<SequenceFigure[]> {
  const rows = await connection<SequenceFigure[]>`
    select format('%s.%s', schemaname, sequencename) as name, last_value::text as "lastValue"
    from pg_sequences where schemaname in ('public', 'auth') order by 1`;
  return rows.map((row) => ({ ...row }));
}
