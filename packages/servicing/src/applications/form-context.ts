import {
  findApplicationOfYear,
  openEarlierApplications,
  type Application,
  type StatedApplication,
} from "@bursar/database/applications";
import { findBorrowersByIdNumber, type Borrower } from "@bursar/database/borrowers";
import { businessDate, findCentre } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { listLoansOfBorrower } from "@bursar/database/loans";
import { findUniversities } from "@bursar/database/universities";
import { amountLimitsFrom } from "@bursar/domain/application";
import type { ApplicationForm, CounterContext, RosterContext } from "@bursar/domain/application";
import { cleanCode, normaliseResidentId } from "@bursar/domain/identity";
import { positionAt, prepareLoan } from "@bursar/domain/loan";
import { hardshipCategoriesOn, inForce } from "@bursar/domain/policy";
import type { Policy } from "@bursar/domain/policy";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { loadPapers, type Papers } from "./missing-documents.ts";

/** A form with the ids under which its papers lie. */
export interface FormInQuestion {
  readonly form: ApplicationForm;
  /** Draft and application, as far as there are any. */
  readonly subjectIds: readonly string[];
  /** The application that is being corrected, which is no duplicate of itself. */
  readonly applicationId: string | null;
}

/** What the centre knows about the person of a form, and what the rules hold it against. */
export interface FormContext {
  readonly rules: RosterContext;
  readonly papers: Papers;
  readonly policy: Policy;
  readonly on: string;
  readonly borrower: Borrower | undefined;
  /** The person's latest application of an earlier year. */
  readonly earlier: StatedApplication | undefined;
  /** The person's application of this year, other than the one in question. */
  readonly existing: Application | undefined;
  readonly hasLivingLoan: boolean;
}

/** Looks up everything that a form at the counter is held against. */
export async function loadFormContext(
  tx: Tx,
  { form, subjectIds, applicationId }: FormInQuestion,
): Promise<FormContext> {
  // What doesn't depend on one another is asked for at once: one write to the server, not five.
  const [policy, on, universities, person, centre] = await Promise.all([
    loadPolicy(tx),
    businessDate(tx),
    findUniversities(tx, [cleanCode(form.universityCode)]),
    loadPerson(tx, form),
    findCentre(tx),
  ]);
  const { borrower } = person;
  const ownYear = borrower && (await findApplicationOfYear(tx, borrower.id, form.academicYear));
  const existing = ownYear?.id === applicationId ? undefined : ownYear;
  const borrowing = await borrowingPeople(tx, person, { policy, on });
  const hasLivingLoan = borrower !== undefined && borrowing.has(borrower.idNumber);
  const subjects = borrower === undefined ? subjectIds : [...subjectIds, borrower.id];
  const papers = await loadPapers(tx, { form, subjectIds: subjects, policy, on });
  const counter: CounterContext = {
    divisionCode: centre.divisionCode,
    renewalStatement: inForce(policy.renewalStatement, on).value,
    earlier: person.earlier?.form,
    hasEarlierLoan: await hadLoanBefore(tx, person),
    nameOnFile: borrower?.name,
    isBorrowing: (idNumber) => borrowing.has(idNumber),
    recognisedCategory: papers.recognition?.category,
    missingDocuments: (kind, conditions) => papers.checklist(kind, conditions).deficiencies,
  };
  const rules: RosterContext = {
    businessDate: on,
    amountLimits: amountLimitsFrom(policy),
    universityName: (code) => universities.get(code),
    hardshipCategories: hardshipCategoriesOn(policy, on),
    coBorrowerAge: inForce(policy.coBorrowerAge, on).value,
    seen: () => existing !== undefined,
    counter,
  };
  return { rules, papers, policy, on, borrower, earlier: person.earlier, existing, hasLivingLoan };
}

interface Person {
  readonly borrower: Borrower | undefined;
  readonly coBorrower: Borrower | undefined;
  readonly earlier: StatedApplication | undefined;
}

async function loadPerson(tx: Tx, form: ApplicationForm): Promise<Person> {
  const own = normaliseResidentId(form.idNumber);
  const theirs = normaliseResidentId(form.coBorrowerIdNumber);
  const known = await findBorrowersByIdNumber(
    tx,
    [own, theirs].filter((idNumber) => idNumber !== ""),
  );
  const borrower = known.get(own);
  const earlier =
    borrower &&
    (await openEarlierApplications(tx, [borrower.id], form.academicYear)).get(borrower.id);
  return { borrower, coBorrower: known.get(theirs), earlier };
}

/** ID numbers of those of the two who have a loan with principal outstanding. */
async function borrowingPeople(
  tx: Tx,
  { borrower, coBorrower }: Person,
  { policy, on }: { policy: Policy; on: string },
): Promise<ReadonlySet<string>> {
  const borrowing = new Set<string>();
  for (const one of [borrower, coBorrower]) {
    if (one === undefined) continue;
    const loans = await listLoansOfBorrower(tx, one.id);
    const lives = loans.some(
      (stored) => positionAt(prepareLoan(toLoan(stored, policy)), on).principalOutstandingFen > 0n,
    );
    if (lives) borrowing.add(one.idNumber);
  }
  return borrowing;
}

/** A loan taken over from a lender counts although nobody applied for it here. */
async function hadLoanBefore(tx: Tx, { borrower, earlier }: Person): Promise<boolean> {
  if (borrower === undefined) return false;
  if (earlier?.status === "reviewed") return true;
  return (await listLoansOfBorrower(tx, borrower.id)).length > 0;
}
