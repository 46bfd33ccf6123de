import { openApplications } from "@bursar/database/applications";
import { listActsSince, lockActor, recordAudit } from "@bursar/database/audit";
import { listFiledApplications, loadBorrowers, type Borrower } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import {
  coBorrowersOf,
  currentAccounts,
  findContact,
  type BorrowerContact,
  type ContractAccount,
} from "@bursar/database/changes";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { loadFoundContracts } from "@bursar/database/search";
import { decideReveal } from "@bursar/domain/identity";
import { inForce } from "@bursar/domain/policy";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";

export type RevealField =
  | "name"
  | "idNumber"
  | "phone"
  | "address"
  | "contactPerson"
  | "coBorrowers"
  | "accounts";

export interface RevealBorrower {
  readonly context: ActionContext;
  readonly borrowerId: string;
  readonly fields: readonly RevealField[];
  /** What it is needed for; the audit keeps it in clear. */
  readonly reason: string;
}

export interface CoBorrowerInClear {
  readonly name: string;
  readonly relation: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** What was asked for, in clear; what was not asked for is absent. */
export interface RevealedBorrower {
  readonly borrowerId: string;
  /** Instant, UTC, ISO, at which the values are to be masked again. */
  readonly expiresAt: string;
  readonly values: {
    readonly name?: string;
    readonly idNumber?: string;
    readonly phone?: string;
    readonly address?: string | null;
    readonly contactPerson?: BorrowerContact["contactPerson"] | null;
    readonly coBorrowers?: CoBorrowerInClear[];
    readonly accounts?: ContractAccount[];
  };
}

const ACTION = "borrower.revealed";
const HOUR_MS = 3_600_000;
/** Nobody has more: one a year of study. */
const CONTRACTS_MAX = 50;

/**
 * Personal data of one borrower in clear, for a minute and a reason. The audit row, which names
 * the fields and never the values, stands before the answer goes out. Never idempotent: a stored
 * answer would be personal data in clear.
 *
 * @throws Refusal `borrower.not-found`, `reveal.trivial-reason`, `reveal.number-in-reason`,
 * `reveal.too-many` (429).
 */
export async function revealBorrower(
  deps: Deps,
  command: RevealBorrower,
): Promise<RevealedBorrower> {
  const { context, borrowerId } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const borrower = (await loadBorrowers(tx, [borrowerId])).get(borrowerId);
    if (borrower === undefined) throw refuse("borrower.not-found");
    const granted = await allow(tx, command);
    const fields = command.fields.toSorted();
    const after = { fields };
    await recordAudit(tx, { action: ACTION, subjectId: borrowerId, after, reason: granted.reason });
    return {
      borrowerId,
      expiresAt: new Date(granted.expiresAtMs).toISOString(),
      values: await read(tx, borrower, new Set(fields)),
    };
  });
}

/** One person's requests are counted one after another, so that none slips past the limit. */
async function allow(tx: Tx, { context, reason }: RevealBorrower) {
  const actorId = context.actor.id;
  await lockActor(tx, ACTION);
  const nowMs = Date.now();
  const acts = { actorId, action: ACTION, sinceMs: nowMs - HOUR_MS };
  const earlierMs = (await listActsSince(tx, acts)).map((at) => Date.parse(at));
  const policy = await loadPolicy(tx);
  const { value: limits } = inForce(policy.reveal, await businessDate(tx));
  const decision = decideReveal({ reason, earlierMs, nowMs }, limits);
  switch (decision.kind) {
    case "granted":
      return decision;
    case "trivial-reason":
      throw refuse("reveal.trivial-reason");
    case "number-in-reason":
      throw refuse("reveal.number-in-reason");
    case "too-many":
      throw tooMany(limits.perHour, decision.retryAfterSeconds);
  }
}

function tooMany(perHour: number, retryAfterSeconds: number): Refusal {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new Refusal("reveal.too-many", {
    zh: `一小时内最多查看 ${perHour} 次明文，请 ${minutes} 分钟后再试。`,
    en: `At most ${perHour} looks an hour; try again in ${minutes} minutes.`,
    status: 429,
    data: { retryAfterSeconds },
  });
}

async function read(
  tx: Tx,
  borrower: Borrower,
  fields: ReadonlySet<RevealField>,
): Promise<RevealedBorrower["values"]> {
  const { id, name, idNumber, phone } = borrower;
  const needsContact = fields.has("address") || fields.has("contactPerson");
  const contact = needsContact ? await findContact(tx, id) : undefined;
  const contractIds =
    fields.has("accounts") || fields.has("coBorrowers") ? await contractsOf(tx, id) : [];
  return {
    ...(fields.has("name") && { name }),
    ...(fields.has("idNumber") && { idNumber }),
    ...(fields.has("phone") && { phone }),
    ...(fields.has("address") && { address: contact?.address ?? null }),
    ...(fields.has("contactPerson") && { contactPerson: contact?.contactPerson ?? null }),
    ...(fields.has("coBorrowers") && { coBorrowers: await readCoBorrowers(tx, id, contractIds) }),
    ...(fields.has("accounts") && {
      accounts: [...(await currentAccounts(tx, contractIds)).values()],
    }),
  };
}

async function contractsOf(tx: Tx, borrowerId: string): Promise<string[]> {
  const asked = { contractIds: [], borrowerIds: [borrowerId] };
  return (await loadFoundContracts(tx, asked, CONTRACTS_MAX)).map((contract) => contract.id);
}

/** Everybody who is or was named as co-borrower, once: in applications and by changes since. */
async function readCoBorrowers(
  tx: Tx,
  borrowerId: string,
  contractIds: readonly string[],
): Promise<CoBorrowerInClear[]> {
  const filed = await listFiledApplications(tx, borrowerId);
  const stated = await openApplications(
    tx,
    filed.map((application) => application.id),
  );
  const named = [...stated.values()].map(({ form }) => ({
    name: form.coBorrowerName,
    relation: form.coBorrowerRelation,
    idNumber: form.coBorrowerIdNumber,
    phone: form.coBorrowerPhone,
  }));
  const liable = [...(await coBorrowersOf(tx, contractIds)).values()].flat();
  const people = new Map<string, CoBorrowerInClear>();
  for (const { name, relation, idNumber, phone } of [...named, ...liable]) {
    if (name !== "") people.set(`${idNumber}/${phone}`, { name, relation, idNumber, phone });
  }
  return [...people.values()];
}
