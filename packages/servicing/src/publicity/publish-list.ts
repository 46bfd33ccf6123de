import { randomBytes } from "node:crypto";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  findNotice,
  insertNotice,
  type PublicityKind,
  type PublicityNotice,
} from "@bursar/database/publicity";
import { planPublicity, publishedLine } from "@bursar/domain/publicity";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";

/** What whoever publishes decides. */
export interface PublicityTerms {
  /** First day; the business date when left out. */
  readonly fromOn?: string | undefined;
  /** The least that the policy allows when left out. */
  readonly workingDays?: number | undefined;
  /** Where objections are taken: the office's address, telephone, hours. */
  readonly objectionsTo: string;
}

export interface PublishedList {
  readonly kind: PublicityKind;
  readonly academicYear: string;
  readonly title: string;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly school: string;
  }[];
}

/** 128 bits: a page's address that nobody guesses. */
const CODE_BYTES = 16;

/**
 * Makes a list public: masked name and school, nothing else. Moves nobody; that is the caller's.
 *
 * @throws Refusal `publicity.nothing-to-publish`, `publicity.wrong-length`,
 * `publicity.starts-in-past`.
 */
export async function publishList(
  tx: Tx,
  list: PublishedList,
  terms: PublicityTerms,
): Promise<PublicityNotice> {
  const { people, ...what } = list;
  if (people.length === 0) throw refuse("publicity.nothing-to-publish");
  const businessOn = await businessDate(tx);
  const plan = planPublicity(await loadPolicy(tx), {
    kind: what.kind,
    fromOn: terms.fromOn ?? businessOn,
    workingDays: terms.workingDays,
    businessOn,
  });
  if (plan.kind === "refused") throw refused(plan);
  const { fromOn, toOn, workingDays } = plan;
  const id = await insertNotice(
    tx,
    {
      ...what,
      fromOn,
      toOn,
      workingDays,
      objectionsTo: terms.objectionsTo,
      code: randomBytes(CODE_BYTES).toString("base64url"),
      madeBy: tx.context.actor.id,
      madeOn: businessOn,
    },
    people.map((person) => ({ subjectId: person.id, ...publishedLine(person) })),
  );
  await recordAudit(tx, {
    action: "publicity.started",
    subjectId: id,
    after: { kind: what.kind, fromOn, toOn, workingDays, lines: people.length },
  });
  const notice = await findNotice(tx, id);
  if (notice === undefined) throw new Error("a notice has vanished");
  return notice;
}
