import { isParent } from "../application/relation.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { DocumentCondition } from "../policy/index.ts";
import type { DocumentCase } from "./required-documents.ts";

/** As much of an application as its list of materials depends on. */
export interface ApplicationFacts {
  readonly kind: "first" | "renewal";
  /** Codes of the warnings that were shown when it came in. */
  readonly warnings: readonly string[];
  readonly coBorrowerRelation: string;
  readonly submittedOn: PlainDate;
}

/**
 * Which papers an application needs. A minor whose co-borrower is no parent has a guardian, who
 * shows that he or she is one (rulebook 1.2, K31).
 *
 * @param recognised whether hardship recognition or a passed pre-application stands for the year.
 */
export function applicationCase(facts: ApplicationFacts, recognised: boolean): DocumentCase {
  const isMinor = facts.warnings.includes("borrower.minor");
  const holds: Readonly<Record<DocumentCondition, boolean>> = {
    minor: isMinor,
    orphan: isMinor && !isParent(facts.coBorrowerRelation),
    "hardship-recognised": recognised,
    "co-borrower-changed": facts.warnings.includes("co-borrower.changed"),
  };
  const conditions = (Object.keys(holds) as DocumentCondition[]).filter((name) => holds[name]);
  return { name: `application.${facts.kind}`, conditions, on: facts.submittedOn };
}
