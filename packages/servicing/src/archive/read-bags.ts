import { loadArchiveFacts, type StoredFact } from "@bursar/database/archive";
import { loadBorrowers, type Borrower } from "@bursar/database/borrowers";
import type { Tx } from "@bursar/database/connection";
import { loadFoundContracts } from "@bursar/database/search";
import { documentsOfBorrower, type Document } from "@bursar/database/documents";
import { indexArchive, type ArchiveEntry } from "@bursar/domain/archive";
import { checklistOf, type Checklist } from "../documents/show-checklist.ts";
import { findApplications } from "./find-applications.ts";

/** A line of the index; one of a paper carries it. */
export interface BagEntry extends ArchiveEntry {
  readonly document: Document | null;
}

/** What an application was to bring and what is there. */
export interface BagChecklist extends Checklist {
  readonly applicationId: string;
  readonly academicYear: string;
  /** Of the contract that came of it; null where none did. */
  readonly contractNo: string | null;
}

/** Everything that lies in a borrower's bag; the person in clear: routes mask. */
export interface Bag {
  readonly borrower: Borrower;
  readonly contractNos: readonly string[];
  readonly entries: readonly BagEntry[];
  /** All papers in the order in which they came, removed and destroyed ones too. */
  readonly documents: readonly Document[];
  readonly checklists: readonly BagChecklist[];
}

/** Nobody has more: one a year of study. */
const CONTRACTS_MAX = 50;

/** The bags of these borrowers, by borrower; whoever is not of this centre is left out. */
export async function readBags(
  tx: Tx,
  borrowerIds: readonly string[],
): Promise<ReadonlyMap<string, Bag>> {
  const borrowers = await loadBorrowers(tx, borrowerIds);
  const facts = byBorrower(await loadArchiveFacts(tx, borrowerIds));
  const bags = new Map<string, Bag>();
  for (const borrower of borrowers.values()) {
    const documents = await documentsOfBorrower(tx, borrower.id);
    const found = { contractIds: [], borrowerIds: [borrower.id] };
    const contracts = await loadFoundContracts(tx, found, CONTRACTS_MAX);
    const ofFacts = (facts.get(borrower.id) ?? []).map((fact) => ({ ...fact, document: null }));
    bags.set(borrower.id, {
      borrower,
      contractNos: contracts.map(({ contractNo }) => contractNo).toSorted(),
      entries: indexArchive([...ofFacts, ...documents.map(toFact)]),
      documents,
      checklists: await checklistsOf(tx, borrower.id),
    });
  }
  return bags;
}

function byBorrower(facts: readonly StoredFact[]): ReadonlyMap<string, readonly StoredFact[]> {
  const groups = new Map<string, StoredFact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.borrowerId) ?? [];
    group.push(fact);
    groups.set(fact.borrowerId, group);
  }
  return groups;
}

async function checklistsOf(tx: Tx, borrowerId: string): Promise<BagChecklist[]> {
  const lists: BagChecklist[] = [];
  for (const { application, contractNo } of await findApplications(tx, borrowerId)) {
    const { id: applicationId, academicYear } = application;
    const list = await checklistOf(tx, application);
    lists.push({ ...list, applicationId, academicYear, contractNo });
  }
  return lists;
}

const BEIJING_MS = 8 * 3_600_000;

function toFact(document: Document) {
  const uploadedMs = Date.parse(document.uploadedAt);
  return {
    kind: "document" as const,
    event: document.kind,
    subjectId: document.id,
    on: new Date(uploadedMs + BEIJING_MS).toISOString().slice(0, 10),
    recordedAt: new Date(uploadedMs).toISOString(),
    actorId: document.uploadedBy,
    document,
  };
}
