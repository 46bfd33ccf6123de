import type { HardshipEvent, HardshipKind, HardshipState } from "@bursar/domain/hardship";
import type { HardshipLevel } from "@bursar/domain/policy";
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { hardshipEvents, hardshipRecognitions } from "./tables.ts";

type Row = typeof hardshipRecognitions.$inferSelect;
type Hidden = "idNumberSealed" | "idNumberHash" | "indicatorsSealed" | "statementSealed";

/** A request for recognition without what tells of illness and income. */
export type HardshipRecognition = Omit<Row, Hidden | "status" | "level"> & {
  readonly status: HardshipState;
  readonly level: HardshipLevel | null;
};

/** What is sealed of one, in clear; only for those who assess it. */
export interface HardshipSecrets {
  readonly idNumber: string;
  /** Codes of the circumstances that apply. */
  readonly indicators: readonly string[];
  readonly statement: string;
}

/** What a request says, as far as a correction may change it. */
export interface HardshipContent {
  readonly category: string;
  readonly indicators: readonly string[];
  readonly indexHundredths: number;
  readonly level: HardshipLevel | null;
  readonly assessedOn: string;
  readonly committedOn: string;
  readonly statement: string;
  readonly evidence: string[];
}

export interface NewHardshipRecognition extends HardshipContent {
  readonly academicYear: string;
  readonly kind: HardshipKind;
  readonly replacesId: string | null;
  readonly name: string;
  readonly school: string;
  readonly idNumber: string;
  readonly makerId: string;
  readonly enteredOn: string;
}

function contentOf(tx: Tx, content: HardshipContent) {
  const { indicators, statement, ...rest } = content;
  return {
    ...rest,
    indicatorsSealed: sealText(tx, "hardship_recognitions.indicators", JSON.stringify(indicators)),
    statementSealed:
      statement === "" ? null : sealText(tx, "hardship_recognitions.statement", statement),
  };
}

/** Adds a request with the first line of its history; gives back its id. */
export async function insertRecognition(tx: Tx, added: NewHardshipRecognition): Promise<string> {
  const { academicYear, kind, replacesId, name, school, idNumber, makerId, enteredOn, ...content } =
    added;
  const id = newId("hrd");
  await tx.orm.insert(hardshipRecognitions).values({
    academicYear,
    kind,
    replacesId,
    name,
    school,
    makerId,
    enteredOn,
    ...contentOf(tx, content),
    centreId: tx.centreId,
    id,
    status: "submitted",
    idNumberSealed: sealText(tx, "hardship_recognitions.id_number", idNumber),
    idNumberHash: keyedHash(tx.keys, "id-number", idNumber),
  });
  await tx.orm.insert(hardshipEvents).values({
    centreId: tx.centreId,
    recognitionId: id,
    version: 1,
    event: "submit",
    status: "submitted",
    actorId: makerId,
    happenedOn: enteredOn,
  });
  return id;
}

function toRecognition(row: Row): HardshipRecognition {
  const {
    idNumberSealed: _idNumber,
    idNumberHash: _hash,
    indicatorsSealed: _indicators,
    statementSealed: _statement,
    status,
    level,
    ...rest
  } = row;
  // The columns hold what the tables of transitions and levels gave.
  return { ...rest, status: status as HardshipState, level: level as HardshipLevel | null };
}

/** Those of these ids that exist, in the order of their ids, locked until the transaction ends. */
export async function lockRecognitions(
  tx: Tx,
  ids: readonly string[],
): Promise<HardshipRecognition[]> {
  const found: HardshipRecognition[] = [];
  for (const slice of inSlices([...new Set(ids)].toSorted())) {
    const rows = await tx.orm
      .select()
      .from(hardshipRecognitions)
      .where(
        and(
          eq(hardshipRecognitions.centreId, tx.centreId),
          inArray(hardshipRecognitions.id, slice),
        ),
      )
      .orderBy(asc(hardshipRecognitions.id))
      .for("update");
    found.push(...rows.map(toRecognition));
  }
  return found;
}

/** One with what is sealed of it in clear. */
export async function openRecognition(
  tx: Tx,
  id: string,
): Promise<(HardshipRecognition & HardshipSecrets) | undefined> {
  const [row] = await tx.orm
    .select()
    .from(hardshipRecognitions)
    .where(and(eq(hardshipRecognitions.centreId, tx.centreId), eq(hardshipRecognitions.id, id)));
  if (row === undefined) return undefined;
  const indicators = openText(tx, "hardship_recognitions.indicators", row.indicatorsSealed);
  return {
    ...toRecognition(row),
    idNumber: openText(tx, "hardship_recognitions.id_number", row.idNumberSealed),
    indicators: JSON.parse(indicators) as string[],
    statement:
      row.statementSealed === null
        ? ""
        : openText(tx, "hardship_recognitions.statement", row.statementSealed),
  };
}

/** The person's request of that year that is recognised, or that still awaits its decision. */
export async function findRecognitionOf(
  tx: Tx,
  person: {
    readonly idNumber: string;
    readonly academicYear: string;
    readonly statuses: readonly HardshipState[];
  },
): Promise<HardshipRecognition | undefined> {
  const [row] = await tx.orm
    .select()
    .from(hardshipRecognitions)
    .where(
      and(
        eq(hardshipRecognitions.centreId, tx.centreId),
        eq(hardshipRecognitions.academicYear, person.academicYear),
        eq(hardshipRecognitions.idNumberHash, keyedHash(tx.keys, "id-number", person.idNumber)),
        inArray(hardshipRecognitions.status, [...person.statuses]),
      ),
    )
    .limit(1);
  return row === undefined ? undefined : toRecognition(row);
}

/** The recognition of a person that is in force in an academic year, if there is one. */
export async function currentRecognition(
  tx: Tx,
  idNumber: string,
  academicYear: string,
): Promise<HardshipRecognition | undefined> {
  return findRecognitionOf(tx, { idNumber, academicYear, statuses: ["recognised"] });
}

export interface HardshipFilter {
  readonly academicYear?: string | undefined;
  readonly school?: string | undefined;
  readonly status?: string | undefined;
  readonly level?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listRecognitions(
  tx: Tx,
  filter: HardshipFilter,
): Promise<HardshipRecognition[]> {
  const { academicYear, school, status, level, after } = filter;
  const table = hardshipRecognitions;
  const rows = await tx.orm
    .select()
    .from(hardshipRecognitions)
    .where(
      and(
        eq(table.centreId, tx.centreId),
        academicYear === undefined ? undefined : eq(table.academicYear, academicYear),
        school === undefined ? undefined : eq(table.school, school),
        status === undefined ? undefined : eq(table.status, status),
        level === undefined ? undefined : eq(table.level, level),
        after === undefined ? undefined : gt(table.id, after),
      ),
    )
    .orderBy(asc(table.id))
    .limit(filter.limit);
  return rows.map(toRecognition);
}

/** A step that several requests take together. */
export interface HardshipStep {
  readonly event: HardshipEvent;
  readonly status: HardshipState;
  readonly happenedOn: string;
  readonly reason?: string | undefined;
  /** What the step leaves in the row beside its state. */
  readonly marks: Partial<
    Pick<
      typeof hardshipRecognitions.$inferInsert,
      "noticeId" | "checkerId" | "decidedOn" | "validTo" | "makerId"
    >
  >;
  /** What it says after a correction. */
  readonly content?: HardshipContent;
}

/** Moves these, which are locked, and adds a line to the history of each. */
export async function saveHardshipStep(
  tx: Tx,
  moved: readonly HardshipRecognition[],
  step: HardshipStep,
): Promise<void> {
  const { event, status, happenedOn, reason, marks, content } = step;
  for (const slice of inSlices(moved)) {
    await tx.orm
      .update(hardshipRecognitions)
      .set({
        ...marks,
        ...(content === undefined ? {} : contentOf(tx, content)),
        status,
        version: sql`${hardshipRecognitions.version} + 1`,
      })
      .where(
        and(
          eq(hardshipRecognitions.centreId, tx.centreId),
          inArray(
            hardshipRecognitions.id,
            slice.map(({ id }) => id),
          ),
        ),
      );
    const lines = slice.map(({ id, version }) => ({
      centreId: tx.centreId,
      recognitionId: id,
      version: version + 1,
      event,
      status,
      actorId: tx.context.actor.id,
      happenedOn,
      reasonSealed: reason === undefined ? null : sealText(tx, "hardship_events.reason", reason),
    }));
    await tx.orm.insert(hardshipEvents).values(lines);
  }
}

/** A line of the history. */
export interface HardshipHistoryLine {
  readonly event: string;
  readonly status: string;
  readonly actorId: string;
  readonly happenedOn: string;
  readonly reason: string | null;
}

export async function listHardshipHistory(tx: Tx, id: string): Promise<HardshipHistoryLine[]> {
  const rows = await tx.orm
    .select()
    .from(hardshipEvents)
    .where(and(eq(hardshipEvents.centreId, tx.centreId), eq(hardshipEvents.recognitionId, id)))
    .orderBy(asc(hardshipEvents.version));
  return rows.map(({ event, status, actorId, happenedOn, reasonSealed }) => ({
    event,
    status,
    actorId,
    happenedOn,
    reason: reasonSealed === null ? null : openText(tx, "hardship_events.reason", reasonSealed),
  }));
}
