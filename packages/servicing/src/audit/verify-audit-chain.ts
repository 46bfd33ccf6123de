import {
  countUnsealed,
  findLostRow,
  findStrayRow,
  listAnchors,
  listSealedRows,
} from "@bursar/database/audit";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  AUDIT_CHAIN_EMPTY,
  judgeSeal,
  type AuditAnchor,
  type ChainBreak,
  type ChainHead,
} from "@bursar/domain/audit";
import type { Deps } from "../deps.ts";
import { sha256 } from "./seal-audit.ts";

/** Rows that are in memory at a time. */
const PAGE = 1_000;

export interface VerifyChain {
  readonly context: ActionContext;
  /** Told of how many rows are verified. */
  readonly step: (rows: number) => void;
  /** Stops between two pages. */
  readonly signal?: AbortSignal | undefined;
}

export interface VerifiedAudit {
  /** The last seal that holds. */
  readonly head: ChainHead;
  /** Rows that still wait for the sealer. */
  readonly unsealed: number;
  readonly lastAnchor: AuditAnchor | undefined;
  /** The first thing that is wrong. */
  readonly broken: ChainBreak | undefined;
}

/**
 * Walks a centre's audit chain from its first seal, a page in memory at a time, and compares it
 * with the daily anchors and with those that were kept outside.
 */
export async function verifyAuditChain(
  deps: Deps,
  command: VerifyChain & { readonly outside?: readonly AuditAnchor[] },
): Promise<VerifiedAudit> {
  const { context, outside = [] } = command;
  const stored = await readCentre(deps.db, context, listAnchors);
  const anchors = [...stored, ...outside.filter(({ centreId }) => centreId === context.centreId)];
  const walked = await walkSeals(deps, command, anchors);
  const loose = await readCentre(deps.db, context, async (tx) => ({
    unsealed: await countUnsealed(tx),
    lost: await findLostRow(tx),
    stray: await findStrayRow(tx),
  }));
  return {
    head: walked.head,
    unsealed: loose.unsealed,
    lastAnchor: stored.at(-1),
    broken: walked.broken ?? judgeEnd(walked.head, anchors) ?? judgeLoose(loose),
  };
}

async function walkSeals(
  deps: Deps,
  { context, step, signal }: VerifyChain,
  anchors: readonly AuditAnchor[],
): Promise<{ head: ChainHead; broken: ChainBreak | undefined }> {
  const anchored = new Map(anchors.map(({ sequence, hash }) => [sequence, hash]));
  const contradicted = anchors.find(({ sequence, hash }) => anchored.get(sequence) !== hash);
  let head = AUDIT_CHAIN_EMPTY;
  // A page overlaps the next by one row, which tells whether the one before it was changed.
  for (;;) {
    signal?.throwIfAborted();
    const after = head.sequence;
    const page = await readCentre(deps.db, context, (tx) =>
      listSealedRows(tx, { after, limit: PAGE + 1 }),
    );
    for (const [index, { seal, row }] of page.slice(0, PAGE).entries()) {
      const next = page[index + 1]?.seal;
      const anchorHash = anchored.get(seal.sequence);
      const broken = judgeSeal({ last: head, seal, row, next, anchorHash }, sha256);
      if (broken !== undefined) return { head, broken };
      head = seal;
    }
    step(Math.min(page.length, PAGE));
    if (page.length <= PAGE) break;
  }
  const broken: ChainBreak | undefined = contradicted && {
    kind: "anchor-changed",
    sequence: contradicted.sequence,
    id: null,
  };
  return { head, broken };
}

/** An anchor beyond the head remembers what is not there any more. */
function judgeEnd(head: ChainHead, anchors: readonly AuditAnchor[]): ChainBreak | undefined {
  if (anchors.every((anchor) => anchor.sequence <= head.sequence)) return undefined;
  return { kind: "tail-removed", sequence: head.sequence + 1, id: null };
}

function judgeLoose(loose: {
  readonly lost: string | undefined;
  readonly stray: string | undefined;
}): ChainBreak | undefined {
  if (loose.lost !== undefined) return { kind: "row-removed", sequence: null, id: loose.lost };
  if (loose.stray !== undefined) return { kind: "row-inserted", sequence: null, id: loose.stray };
  return undefined;
}
