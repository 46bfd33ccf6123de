import type { PlainDate } from "../calendar/index.ts";
import { OVERDUE_BUCKETS, ratio } from "../loan/index.ts";
import type { CentreFigures, ContractFigures } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";

/** Sums behind the figures of a centre, a township or a year; added up loan by loan. */
export interface RecoverySums {
  contracts: number;
  contractsDue: number;
  contractsPaid: number;
  persons: number;
  personsDue: number;
  personsPaid: number;
  dueFen: Fen;
  receivedFen: Fen;
  oldDueFen: Fen;
  oldReceivedFen: Fen;
  overdueFen: Fen;
  interestOnlyOverdue: number;
  readonly buckets: { contracts: number; outstandingFen: Fen; overdueFen: Fen }[];
}

export function emptySums(): RecoverySums {
  return {
    contracts: 0,
    contractsDue: 0,
    contractsPaid: 0,
    persons: 0,
    personsDue: 0,
    personsPaid: 0,
    dueFen: 0n,
    receivedFen: 0n,
    oldDueFen: 0n,
    oldReceivedFen: 0n,
    overdueFen: 0n,
    interestOnlyOverdue: 0,
    buckets: OVERDUE_BUCKETS.map(() => ({ contracts: 0, outstandingFen: 0n, overdueFen: 0n })),
  };
}

/** Adds all contracts of one person: whoever leaves one unpaid has not paid. */
export function addPerson(sums: RecoverySums, contracts: readonly ContractFigures[]): void {
  const due = contracts.filter(({ dueFen }) => dueFen > 0n);
  const paid = due.filter(({ dueFen, receivedFen }) => receivedFen >= dueFen);
  sums.persons += 1;
  sums.contracts += contracts.length;
  sums.contractsDue += due.length;
  sums.contractsPaid += paid.length;
  sums.personsDue += due.length > 0 ? 1 : 0;
  sums.personsPaid += due.length > 0 && paid.length === due.length ? 1 : 0;
  for (const contract of contracts) addContract(sums, contract);
}

function addContract(sums: RecoverySums, contract: ContractFigures): void {
  const { position } = contract;
  sums.dueFen += contract.dueFen;
  sums.receivedFen += contract.receivedFen;
  sums.oldDueFen += contract.oldDueFen;
  sums.oldReceivedFen += contract.oldReceivedFen;
  const overdueFen = position.principalOverdueFen + position.interestOverdueFen;
  sums.overdueFen += overdueFen;
  if (position.interestOverdueFen > 0n && position.principalOverdueFen === 0n)
    sums.interestOnlyOverdue += 1;
  const days = position.daysPastDue;
  const bucket = sums.buckets[OVERDUE_BUCKETS.findIndex(({ to }) => days <= to)];
  if (bucket === undefined) return;
  bucket.contracts += 1;
  bucket.outstandingFen += position.principalOutstandingFen;
  bucket.overdueFen += overdueFen;
}

/** The figures that `centreFigures` gives of the same contracts, without holding them all. */
export function figuresOf(sums: RecoverySums, cutOn: PlainDate): CentreFigures {
  return {
    cutOn,
    recovery: {
      current: ratio(sums.receivedFen, sums.dueFen),
      old: ratio(sums.oldReceivedFen, sums.oldDueFen),
    },
    contracts: ratio(BigInt(sums.contractsPaid), BigInt(sums.contractsDue)),
    persons: ratio(BigInt(sums.personsPaid), BigInt(sums.personsDue)),
    buckets: OVERDUE_BUCKETS.map(({ name }, index) => ({
      name,
      ...(sums.buckets[index] ?? { contracts: 0, outstandingFen: 0n, overdueFen: 0n }),
    })),
    interestOnlyOverdue: sums.interestOnlyOverdue,
  };
}
