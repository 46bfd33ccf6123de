import type {
  Guardian,
  PreApplicationEntry,
  PreApplicationState,
} from "@bursar/domain/pre-application";
import { and, asc, count, eq, gt, inArray, notInArray, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import type { Sealed } from "../columns/columns.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { preApplicationEvents, preApplications } from "./tables.ts";

type Row = typeof preApplications.$inferSelect;
type Hidden =
  | "idNumberSealed"
  | "idNumberHash"
  | "phoneSealed"
  | "phoneHash"
  | "guardianSealed"
  | "noteSealed";

/** A pre-application without its personal data. */
export type PreApplication = Omit<Row, Hidden | "status"> & {
  readonly status: PreApplicationState;
};

/** The personal data of one, in clear; only for the code that has to act on it. */
export interface PreApplicationSecrets {
  readonly idNumber: string;
  readonly phone: string;
  readonly guardian: Guardian | null;
  readonly note: string;
}

/** Where and by whom a pre-application came in. */
export interface PreApplicationOrigin {
  readonly status: "draft" | "school-approved";
  readonly warnings: string[];
  readonly importId: string | null;
  readonly makerId: string;
  readonly enteredOn: string;
  readonly schoolApprovedOn: string | null;
}

/** States that do not stand in the way of a new one in the same year. */
export const PRE_APPLICATION_DEAD_STATES = ["rejected", "withdrawn"] as const;

/** The columns that a row states; the personal data sealed. */
function contentOf(tx: Tx, entry: PreApplicationEntry) {
  const { idNumber, phone, guardian, note, ...rest } = entry;
  return {
    ...rest,
    idNumberSealed: sealText(tx, "pre_applications.id_number", idNumber),
    idNumberHash: keyedHash(tx.keys, "id-number", idNumber),
    phoneSealed: sealText(tx, "pre_applications.phone", phone),
    phoneHash: keyedHash(tx.keys, "phone", phone),
    guardianSealed:
      guardian === null
        ? null
        : sealText(tx, "pre_applications.guardian", JSON.stringify(guardian)),
    noteSealed: note === "" ? null : sealText(tx, "pre_applications.note", note),
  };
}

/** Adds pre-applications with the first line of their history; ids in the order of `added`. */
export async function insertPreApplications(
  tx: Tx,
  added: readonly (PreApplicationOrigin & { readonly entry: PreApplicationEntry })[],
): Promise<string[]> {
  const rows = added.map(({ entry, ...origin }) => ({
    ...origin,
    ...contentOf(tx, entry),
    centreId: tx.centreId,
    id: newId("pre"),
  }));
  for (const slice of inSlices(rows)) await tx.orm.insert(preApplications).values(slice);
  const entered = rows.map(({ id, status, makerId, enteredOn }) => ({
    centreId: tx.centreId,
    preApplicationId: id,
    version: 1,
    event: "enter",
    status,
    actorId: makerId,
    happenedOn: enteredOn,
  }));
  for (const slice of inSlices(entered)) await tx.orm.insert(preApplicationEvents).values(slice);
  return rows.map(({ id }) => id);
}

function toPreApplication(row: Row): PreApplication {
  const {
    idNumberSealed: _idNumber,
    idNumberHash: _idNumberHash,
    phoneSealed: _phone,
    phoneHash: _phoneHash,
    guardianSealed: _guardian,
    noteSealed: _note,
    status,
    ...rest
  } = row;
  // The column holds what the table of transitions gave.
  return { ...rest, status: status as PreApplicationState };
}

function openSecrets(tx: Tx, row: Row): PreApplicationSecrets {
  const open = (column: string, sealed: Sealed | null): string =>
    sealed === null ? "" : openText(tx, `pre_applications.${column}`, sealed);
  const guardian = open("guardian", row.guardianSealed);
  return {
    idNumber: open("id_number", row.idNumberSealed),
    phone: open("phone", row.phoneSealed),
    guardian: guardian === "" ? null : (JSON.parse(guardian) as Guardian),
    note: open("note", row.noteSealed),
  };
}

/** Those of these ids that exist, in the order of their ids, locked until the transaction ends. */
export async function lockPreApplications(
  tx: Tx,
  ids: readonly string[],
): Promise<PreApplication[]> {
  const found: PreApplication[] = [];
  for (const slice of inSlices([...new Set(ids)].toSorted())) {
    const rows = await tx.orm
      .select()
      .from(preApplications)
      .where(and(eq(preApplications.centreId, tx.centreId), inArray(preApplications.id, slice)))
      .orderBy(asc(preApplications.id))
      .for("update");
    found.push(...rows.map(toPreApplication));
  }
  return found;
}

/** One with its personal data in clear. */
export async function openPreApplication(
  tx: Tx,
  id: string,
): Promise<(PreApplication & PreApplicationSecrets) | undefined> {
  const [row] = await tx.orm
    .select()
    .from(preApplications)
    .where(and(eq(preApplications.centreId, tx.centreId), eq(preApplications.id, id)));
  return row === undefined ? undefined : { ...toPreApplication(row), ...openSecrets(tx, row) };
}

/**
 * The pre-application that counts for a person in an academic year, with everything that shall not
 * be typed twice and the days on which each step vouched for it.
 *
 * @param idNumberHash keyed hash of kind `id-number`.
 */
export async function currentPreApplication(
  tx: Tx,
  idNumberHash: Buffer,
  academicYear: string,
): Promise<(PreApplication & PreApplicationSecrets) | undefined> {
  const [row] = await tx.orm
    .select()
    .from(preApplications)
    .where(
      and(
        eq(preApplications.centreId, tx.centreId),
        eq(preApplications.academicYear, academicYear),
        eq(preApplications.idNumberHash, idNumberHash),
        notInArray(preApplications.status, [...PRE_APPLICATION_DEAD_STATES]),
      ),
    );
  return row === undefined ? undefined : { ...toPreApplication(row), ...openSecrets(tx, row) };
}

export interface PreApplicationFilter {
  readonly academicYear?: string | undefined;
  readonly school?: string | undefined;
  readonly status?: string | undefined;
  readonly importId?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listPreApplications(
  tx: Tx,
  filter: PreApplicationFilter,
): Promise<PreApplication[]> {
  const { academicYear, school, status, importId, after } = filter;
  const rows = await tx.orm
    .select()
    .from(preApplications)
    .where(
      and(
        eq(preApplications.centreId, tx.centreId),
        academicYear === undefined ? undefined : eq(preApplications.academicYear, academicYear),
        school === undefined ? undefined : eq(preApplications.school, school),
        status === undefined ? undefined : eq(preApplications.status, status),
        importId === undefined ? undefined : eq(preApplications.importId, importId),
        after === undefined ? undefined : gt(preApplications.id, after),
      ),
    )
    .orderBy(asc(preApplications.id))
    .limit(filter.limit);
  return rows.map(toPreApplication);
}

/** Keyed hashes (hex) of the ID numbers that have one that counts in this academic year. */
export async function preApplicantHashes(tx: Tx, academicYear: string): Promise<Set<string>> {
  const rows = await tx.orm
    .select({ hash: preApplications.idNumberHash })
    .from(preApplications)
    .where(
      and(
        eq(preApplications.centreId, tx.centreId),
        eq(preApplications.academicYear, academicYear),
        notInArray(preApplications.status, [...PRE_APPLICATION_DEAD_STATES]),
      ),
    );
  return new Set(rows.map((row) => row.hash.toString("hex")));
}

/** A draft as it was corrected: whoever corrects it is its maker now. */
export async function savePreApplicationContent(
  tx: Tx,
  id: string,
  change: { readonly entry: PreApplicationEntry; readonly makerId: string; readonly on: string },
): Promise<void> {
  const [row] = await tx.orm
    .update(preApplications)
    .set({
      ...contentOf(tx, change.entry),
      makerId: change.makerId,
      checkerId: null,
      version: sql`${preApplications.version} + 1`,
    })
    .where(and(eq(preApplications.centreId, tx.centreId), eq(preApplications.id, id)))
    .returning({ version: preApplications.version, status: preApplications.status });
  if (row === undefined) throw new Error(`no pre-application ${id}`);
  await tx.orm.insert(preApplicationEvents).values({
    ...row,
    centreId: tx.centreId,
    preApplicationId: id,
    event: "correct",
    actorId: change.makerId,
    happenedOn: change.on,
  });
}

/** Pre-applications of one academic year by school and status. */
export async function countPreApplications(
  tx: Tx,
  academicYear: string,
): Promise<{ school: string; status: string; count: number }[]> {
  return tx.orm
    .select({ school: preApplications.school, status: preApplications.status, count: count() })
    .from(preApplications)
    .where(
      and(
        eq(preApplications.centreId, tx.centreId),
        eq(preApplications.academicYear, academicYear),
      ),
    )
    .groupBy(preApplications.school, preApplications.status)
    .orderBy(asc(preApplications.school), asc(preApplications.status));
}
