import { createHash } from "node:crypto";
import type { ChangeBefore } from "@bursar/database/changes";
import type { Borrower } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import type { StoredLoan } from "@bursar/database/loans";
import {
  decideContent,
  type ChangeContent,
  type FilingState,
  type LoanPreview,
  type RosterAgreement,
  type StudyFact,
} from "@bursar/domain/change";
import type { PlainDate } from "@bursar/domain/calendar";
import type { Policy } from "@bursar/domain/policy";
import { loadPolicy } from "../policies/load-policy.ts";
import { refused } from "../refuse.ts";
import { assessAccount } from "./assess-account.ts";
import { assessCoBorrower } from "./assess-co-borrower.ts";
import { assessContact } from "./assess-contact.ts";
import { assessGraduation } from "./assess-graduation.ts";
import { assessStudy } from "./assess-study.ts";
import { openRoster, type RosterStatements } from "./roster-statements.ts";

/** What a change would do, as found now; nothing is written. */
export interface Findings {
  /** The loans it touches. */
  readonly loans: readonly StoredLoan[];
  /** Facts to be appended, by loan, each with its effect. */
  readonly effects: readonly {
    readonly loanId: string;
    readonly fact: StudyFact;
    readonly preview: LoanPreview;
  }[];
  readonly before: ChangeBefore;
  readonly warnings: readonly string[];
  readonly filing?: FilingState;
  readonly rosterAgreement?: RosterAgreement;
}

export interface ChangePreview {
  readonly filedOn: PlainDate;
  readonly loans: readonly LoanPreview[];
}

export interface Assessment extends Findings {
  /** In its stored form. */
  readonly content: ChangeContent;
  /** Only where a loan's plan changes. */
  readonly preview: ChangePreview | undefined;
  readonly previewHash: string | undefined;
}

/** What the readers of one change share. */
export interface Assessing {
  readonly tx: Tx;
  readonly borrower: Borrower;
  readonly filedOn: PlainDate;
  readonly businessOn: PlainDate;
  readonly policy: Policy;
  readonly roster: RosterStatements;
}

export interface AssessedChange {
  readonly borrower: Borrower;
  readonly content: ChangeContent;
  readonly filedOn?: PlainDate | null | undefined;
  /** To be shared by many changes of one transaction. */
  readonly roster?: RosterStatements | undefined;
}

/**
 * Holds a change against its rules and works out its effect, at the draft, at the submission and
 * again at the approval. `filedOn` is the business date until it was submitted.
 *
 * @throws Refusal with the rule's code.
 */
export async function assessChange(tx: Tx, given: AssessedChange): Promise<Assessment> {
  const { borrower } = given;
  const businessOn = await businessDate(tx);
  const decision = decideContent(given.content, {
    businessDate: businessOn,
    graduationYear: borrower.graduationYear,
  });
  if (decision.kind === "refused") throw refused(decision);
  const { content } = decision;
  const filedOn = given.filedOn ?? businessOn;
  const policy = await loadPolicy(tx);
  const roster = given.roster ?? openRoster(tx);
  const assessing = { tx, borrower, filedOn, businessOn, policy, roster };
  const found = await assessKind(assessing, content);
  const previews = found.effects.map(({ preview }) => preview);
  const preview = previews.length === 0 ? undefined : { filedOn, loans: previews };
  return { ...found, content, preview, previewHash: preview && hashOf(preview) };
}

function assessKind(assessing: Assessing, content: ChangeContent): Promise<Findings> {
  switch (content.kind) {
    case "contact":
      return assessContact(assessing, content);
    case "account":
      return assessAccount(assessing, content);
    case "study":
      return assessStudy(assessing, content);
    case "co-borrower":
      return assessCoBorrower(assessing, content);
    case "graduation-confirmation":
      return assessGraduation(assessing, content);
  }
}

/** Of the effect alone: what doesn't change it (another's payment, a note) asks for no new look. */
function hashOf(preview: ChangePreview): string {
  return createHash("sha256").update(JSON.stringify(preview)).digest("hex");
}
