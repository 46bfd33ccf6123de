import { recordAudit } from "@bursar/database/audit";
import { loadBorrowers, type Borrower } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import {
  keyedHash,
  withTransaction,
  type ActionContext,
  type Tx,
} from "@bursar/database/connection";
import {
  hitStandings,
  loadFoundContracts,
  type FoundContract,
  type HitStanding,
} from "@bursar/database/search";
import { applicationStates, applicationTransitions } from "@bursar/domain/application";
import { contractStates, isFinalState } from "@bursar/domain/contract";
import {
  rankHits,
  readSearchText,
  seasonYearOn,
  type SearchHit,
  type SearchProbe,
  type SearchProbeKind,
} from "@bursar/domain/search";
import type { Deps } from "../deps.ts";
import { findSubjects } from "./find-subjects.ts";

/** A person that a search found, with personal data in clear: the route masks it. */
export interface FoundPerson extends HitStanding {
  readonly borrower: Borrower;
  readonly isExact: boolean;
  /** True where the text is the co-borrower's ID number and not the borrower's own. */
  readonly isByCoBorrower: boolean;
}

export interface SearchAnswer {
  /** What the text was looked up as, most certain first; empty where it can be nothing. */
  readonly searched: readonly SearchProbeKind[];
  readonly people: readonly FoundPerson[];
  readonly contracts: readonly FoundContract[];
  /** True where more were found than are shown. */
  readonly hasMore: boolean;
}

/** People and contracts together. */
const SHOWN_MAX = 10;
/** Of so few people the contracts are shown as well: "has my money come?" is then one search. */
const FEW_PEOPLE = 3;

/**
 * Looks one text up as everything it may be and answers with people and contracts, the likeliest
 * first. Every search leaves an audit row: as what the text was read, a keyed hash of it, how many
 * were found and which were shown; never the text.
 */
export function searchFile(
  deps: Deps,
  command: { context: ActionContext; text: string },
): Promise<SearchAnswer> {
  const probes = readSearchText(command.text);
  return withTransaction(deps.db, command.context, async (tx) => {
    const hits = await findAll(tx, probes);
    const ranked = await rankPeople(tx, hits);
    const shown = ranked.slice(0, SHOWN_MAX);
    const contracts = await findContracts(tx, hits, shown);
    const answer: SearchAnswer = {
      searched: [...new Set(probes.map(({ kind }) => kind))],
      people: await loadPeople(tx, shown, hits),
      contracts: contracts.slice(0, SHOWN_MAX - shown.length),
      hasMore: ranked.length + contracts.length > SHOWN_MAX,
    };
    await auditSearch(tx, command.text, { answer, found: hits.size });
    return answer;
  });
}

interface Hit {
  readonly subjectKind: "borrower" | "contract";
  readonly isExact: boolean;
  /** As what the text found it. */
  readonly by: SearchProbeKind;
}

type Hits = ReadonlyMap<string, Hit>;

async function findAll(tx: Tx, probes: readonly SearchProbe[]): Promise<Hits> {
  const hits = new Map<string, Hit>();
  for (const probe of probes) {
    for (const { subjectId, ...found } of await findSubjects(tx, probe)) {
      if (hits.get(subjectId)?.isExact !== true) hits.set(subjectId, { ...found, by: probe.kind });
    }
  }
  return hits;
}

function idsOf(hits: Hits, kind: Hit["subjectKind"]): string[] {
  return [...hits].filter(([, hit]) => hit.subjectKind === kind).map(([id]) => id);
}

/** One more than there is room for, which tells that more follow. */
function findContracts(
  tx: Tx,
  hits: Hits,
  shown: readonly SearchHit[],
): Promise<readonly FoundContract[]> {
  const borrowerIds = shown.length <= FEW_PEOPLE ? shown.map(({ subjectId }) => subjectId) : [];
  const contractIds = idsOf(hits, "contract");
  return loadFoundContracts(tx, { contractIds, borrowerIds }, SHOWN_MAX + 1 - shown.length);
}

const OPEN_APPLICATION_STATES = applicationStates.filter((state) =>
  applicationTransitions.some(({ from }) => from === state),
);
const OPEN_CONTRACT_STATES = contractStates.filter((state) => !isFinalState(state));

async function rankPeople(tx: Tx, hits: Hits): Promise<readonly SearchHit[]> {
  const ids = idsOf(hits, "borrower");
  if (ids.length === 0) return [];
  const on = await businessDate(tx);
  const standings = await hitStandings(tx, ids, {
    on,
    academicYear: seasonYearOn(on),
    openApplicationStates: OPEN_APPLICATION_STATES,
    openContractStates: OPEN_CONTRACT_STATES,
  });
  return rankHits(
    [...standings].map(([subjectId, standing]) => ({
      ...standing,
      subjectId,
      isExact: hits.get(subjectId)?.isExact ?? false,
    })),
  );
}

async function loadPeople(tx: Tx, shown: readonly SearchHit[], hits: Hits): Promise<FoundPerson[]> {
  const people = await loadBorrowers(
    tx,
    shown.map(({ subjectId }) => subjectId),
  );
  return shown.flatMap(({ subjectId, ...standing }) => {
    const borrower = people.get(subjectId);
    const isByCoBorrower = !standing.isExact && hits.get(subjectId)?.by === "id-number";
    return borrower === undefined ? [] : [{ ...standing, borrower, isByCoBorrower }];
  });
}

async function auditSearch(
  tx: Tx,
  text: string,
  seen: { readonly answer: SearchAnswer; readonly found: number },
): Promise<void> {
  const { people, contracts, searched } = seen.answer;
  const [only, ...others] = people;
  await recordAudit(tx, {
    action: "borrower.searched",
    subjectId: only !== undefined && others.length === 0 ? only.borrower.id : "search",
    after: {
      searched,
      textHash: keyedHash(tx.keys, "search-text", text.trim()).toString("hex").slice(0, 32),
      found: seen.found,
      shown: [...people.map(({ borrower }) => borrower.id), ...contracts.map(({ id }) => id)],
    },
  });
}
