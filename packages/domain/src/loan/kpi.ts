import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { LoanPosition } from "./position.ts";

/** What one contract contributes to a centre's figures of a cycle. */
export interface ContractFigures {
  readonly borrowerId: string;
  /** Due in the cycle: without waived interest and deferred principal. */
  readonly dueFen: Fen;
  /** Received for it by the cut. */
  readonly receivedFen: Fen;
  /** Due in earlier cycles and unpaid when this one began. */
  readonly oldDueFen: Fen;
  readonly oldReceivedFen: Fen;
  readonly position: LoanPosition;
}

/** A share as people and reports read it: numerator, denominator, percent with two places. */
export interface Ratio {
  readonly part: bigint;
  readonly whole: bigint;
  /** `undefined` when nothing was due. */
  readonly percent: string | undefined;
}

/** Days past due, by the buckets of rulebook 6.3. */
export const OVERDUE_BUCKETS = [
  { name: "0", from: 0, to: 0 },
  { name: "1-30", from: 1, to: 30 },
  { name: "31-60", from: 31, to: 60 },
  { name: "61-90", from: 61, to: 90 },
  { name: "91-180", from: 91, to: 180 },
  { name: "181-270", from: 181, to: 270 },
  { name: "271-360", from: 271, to: 360 },
  { name: ">360", from: 361, to: Infinity },
] as const;

export interface Bucket {
  readonly name: (typeof OVERDUE_BUCKETS)[number]["name"];
  readonly contracts: number;
  readonly outstandingFen: Fen;
  readonly overdueFen: Fen;
}

/** The centre's figures of a cycle at one cut (rulebook 6.4). */
export interface CentreFigures {
  readonly cutOn: PlainDate;
  /** 本息回收率 of the cycle (当年到期) and of older dues (历年逾期). */
  readonly recovery: { readonly current: Ratio; readonly old: Ratio };
  /** Of those with something due in the cycle, who paid all of it. */
  readonly contracts: Ratio;
  readonly persons: Ratio;
  readonly buckets: readonly Bucket[];
  /** Nothing but interest is overdue, so that no penalty runs. */
  readonly interestOnlyOverdue: number;
}

export function centreFigures(
  contracts: readonly ContractFigures[],
  cutOn: PlainDate,
): CentreFigures {
  const due = contracts.filter(({ dueFen }) => dueFen > 0n);
  const paid = due.filter(({ dueFen, receivedFen }) => receivedFen >= dueFen);
  const persons = new Set(due.map(({ borrowerId }) => borrowerId));
  const late = due.filter(({ dueFen, receivedFen }) => receivedFen < dueFen);
  const latePersons = new Set(late.map(({ borrowerId }) => borrowerId));
  const sum = (field: "dueFen" | "receivedFen" | "oldDueFen" | "oldReceivedFen"): Fen =>
    contracts.reduce((total, contract) => total + contract[field], 0n);
  return {
    cutOn,
    recovery: {
      current: ratio(sum("receivedFen"), sum("dueFen")),
      old: ratio(sum("oldReceivedFen"), sum("oldDueFen")),
    },
    contracts: ratio(BigInt(paid.length), BigInt(due.length)),
    persons: ratio(BigInt(persons.size - latePersons.size), BigInt(persons.size)),
    buckets: OVERDUE_BUCKETS.map((bucket) => fill(bucket, contracts)),
    interestOnlyOverdue: contracts.filter(
      ({ position }) => position.interestOverdueFen > 0n && position.principalOverdueFen === 0n,
    ).length,
  };
}

/** Percent half-up to two places: 1503 of 1558 → `"96.47"`. */
export function ratio(part: bigint, whole: bigint): Ratio {
  if (whole === 0n) return { part, whole, percent: undefined };
  const hundredths = (part * 20_000n + whole) / (2n * whole);
  const text = hundredths.toString().padStart(3, "0");
  return { part, whole, percent: `${text.slice(0, -2)}.${text.slice(-2)}` };
}

function fill(
  { name, from, to }: (typeof OVERDUE_BUCKETS)[number],
  contracts: readonly ContractFigures[],
): Bucket {
  const inside = contracts
    .map(({ position }) => position)
    .filter(({ daysPastDue }) => daysPastDue >= from && daysPastDue <= to);
  const outstandingFen = inside.reduce((sum, one) => sum + one.principalOutstandingFen, 0n);
  const overdueFen = inside.reduce(
    (sum, one) => sum + one.principalOverdueFen + one.interestOverdueFen,
    0n,
  );
  return { name, contracts: inside.length, outstandingFen, overdueFen };
}
