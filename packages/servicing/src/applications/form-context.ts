import {
  findApplicationOfYear,
  openEarlierApplications,
  type Application,
  type StatedApplication,
} from "@bursar/database/applications";
import { findBorrowersByIdNumber, type Borrower } from "@bursar/database/borrowers";
import { businessDate, findCentre } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import { listLoansOfBorrower, type StoredLoan } from "@bursar/database/loans";
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
  const borrowing = borrowingPeople(person, { policy, on });
  const hasLivingLoan = borrower !== undefined && borrowing.has(borrower.idNumber);
  const subjects = borrower === undefined ? subjectIds : [...subjectIds, borrower.id];
  const papers = await loadPapers(tx, { form, subjectIds: subjects, policy, on });
  const counter: CounterContext = {
    divisionCode: centre.divisionCode,
    renewalStatement: inForce(policy.renewalStatement, on).value,
    earlier: person.earlier?.form,
    // A loan taken over from a lender counts although nobody applied for it here.
    hasEarlierLoan: person.earlier?.status === "reviewed" || person.loans.length > 0,
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
  readonly loans: readonly StoredLoan[];
  readonly coBorrowersLoans: readonly StoredLoan[];
}

async function loadPerson(tx: Tx, form: ApplicationForm): Promise<Person> {
  const own = normaliseResidentId(form.idNumber);
  const theirs = normaliseResidentId(form.coBorrowerIdNumber);
  const known = await findBorrowersByIdNumber(
    tx,
    [own, theirs].filter((idNumber) => idNumber !== ""),
  );
  const [borrower, coBorrower] = [known.get(own), known.get(theirs)];
  const loansOf = async (one: Borrower | undefined): Promise<readonly StoredLoan[]> =>
    one === undefined ? [] : listLoansOfBorrower(tx, one.id);
  const [earlier, loans, coBorrowersLoans] = await Promise.all([
    borrower && openEarlierApplications(tx, [borrower.id], form.academicYear),
    loansOf(borrower),
    loansOf(coBorrower),
  ]);
  const ownEarlier = borrower && earlier?.get(borrower.id);
  return { borrower, coBorrower, earlier: ownEarlier, loans, coBorrowersLoans };
}

/** ID numbers of those of the two who have a loan with principal outstanding. */
function borrowingPeople(
  { borrower, coBorrower, loans, coBorrowersLoans }: Person,
  { policy, on }: { policy: Policy; on: string },
): ReadonlySet<string> {
  const lives = (stored: StoredLoan): boolean =>
    positionAt(prepareLoan(toLoan(stored, policy)), on).principalOutstandingFen > 0n;
  const borrowing = new Set<string>();
  if (borrower !== undefined && loans.some(lives)) borrowing.add(borrower.idNumber);
  if (coBorrower !== undefined && coBorrowersLoans.some(lives)) borrowing.add(coBorrower.idNumber);
  return borrowing;
}
