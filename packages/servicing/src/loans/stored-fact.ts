import type { LoanFactRow } from "@bursar/database/loans";
import type { LoanFact, MoneyBearer } from "@bursar/domain/loan";

/** A fact without what recording gives it: its id, its place and its instant. */
export type NewLoanFact = LoanFact extends infer Fact
  ? Fact extends LoanFact
    ? Omit<Fact, "factId" | "sequence" | "recordedAt">
    : never
  : never;

/** The columns of a stored fact that depend on its kind. */
export type StoredFact = Pick<LoanFactRow, "kind" | "effectiveOn" | "detail">;

/** Under which a fact is known within its loan, for a reversal to name. */
export function factIdOf(loanId: string, sequence: number): string {
  return `${loanId}/${sequence}`;
}

/** The inverse of {@link factIdOf} for the place within the loan. */
export function factSequenceOf(factId: string): number {
  return Number(factId.slice(factId.lastIndexOf("/") + 1));
}

/** A fact as its row keeps it: the day in a column, everything else of its kind as text. */
export function toStoredFact(fact: NewLoanFact): StoredFact {
  return { kind: fact.kind, effectiveOn: fact.on, detail: detailOf(fact) };
}

function detailOf(fact: NewLoanFact): Record<string, string> {
  switch (fact.kind) {
    case "disbursed":
    case "refunded":
      return { amountFen: fact.amountFen.toString() };
    case "repaid":
      return { amountFen: fact.amountFen.toString(), ...bearerDetail(fact) };
    case "study-extended":
      return {
        graduationYear: String(fact.graduationYear),
        subsidyEndsOn: fact.subsidyEndsOn,
        ...(fact.studyFrom !== undefined && { studyFrom: fact.studyFrom }),
      };
    case "study-suspended":
      return { graduationYear: String(fact.graduationYear), subsidyEndsOn: fact.subsidyEndsOn };
    case "school-left":
      return fact.filedOn === undefined ? {} : { filedOn: fact.filedOn };
    case "principal-deferred":
      return { year: String(fact.year) };
    case "prepaid":
      return {
        principalFen: fact.principalFen.toString(),
        ...(fact.receivedFen !== undefined && { receivedFen: fact.receivedFen.toString() }),
        ...bearerDetail(fact),
      };
    case "rescued":
      return fact.scope === "full"
        ? { scope: fact.scope }
        : { scope: fact.scope, amountFen: fact.amountFen.toString() };
    case "reversed":
      return { reversesFactId: fact.reversesFactId };
    case "paid-through":
    case "written-off":
      return {};
  }
}

function bearerDetail({ bearer }: { readonly bearer?: MoneyBearer }): Record<string, string> {
  return bearer === undefined ? {} : { bearer };
}

function bearerOf({ detail }: StoredFact): { readonly bearer?: MoneyBearer } {
  const { bearer } = detail;
  if (bearer === undefined) return {};
  return { bearer: bearer === "compensation" ? "compensation" : "borrower" };
}

/** The inverse of {@link toStoredFact}. Throws for a row that no version has written. */
export function toLoanFact(
  row: Pick<LoanFactRow, "loanId" | "sequence"> &
    Partial<Pick<LoanFactRow, "recordedAt" | "postedOn">> &
    StoredFact,
): LoanFact {
  const base = {
    factId: factIdOf(row.loanId, row.sequence),
    sequence: row.sequence,
    ...(row.recordedAt !== undefined && { recordedAt: row.recordedAt }),
    on: row.effectiveOn,
    ...(row.postedOn !== undefined && { recordedOn: row.postedOn }),
  };
  const { kind } = row;
  switch (kind) {
    case "disbursed":
    case "refunded":
      return { ...base, kind, amountFen: BigInt(read(row, "amountFen")) };
    case "repaid":
      return { ...base, kind, amountFen: BigInt(read(row, "amountFen")), ...bearerOf(row) };
    case "study-extended": {
      const { studyFrom } = row.detail;
      return { ...base, kind, ...studyEnd(row), ...(studyFrom !== undefined && { studyFrom }) };
    }
    case "study-suspended":
      return { ...base, kind, ...studyEnd(row) };
    case "school-left": {
      const { filedOn } = row.detail;
      return { ...base, kind, ...(filedOn !== undefined && { filedOn }) };
    }
    case "principal-deferred":
      return { ...base, kind, year: Number(read(row, "year")) };
    case "prepaid": {
      const principalFen = BigInt(read(row, "principalFen"));
      const { receivedFen } = row.detail;
      const received = receivedFen === undefined ? {} : { receivedFen: BigInt(receivedFen) };
      return { ...base, kind, principalFen, ...received, ...bearerOf(row) };
    }
    case "rescued": {
      if (read(row, "scope") === "full") return { ...base, kind, scope: "full" };
      return { ...base, kind, scope: "instalment", amountFen: BigInt(read(row, "amountFen")) };
    }
    case "paid-through":
    case "written-off":
      return { ...base, kind };
    case "reversed":
      return { ...base, kind, reversesFactId: read(row, "reversesFactId") };
    default:
      throw new Error(`unknown kind of fact ${kind}`);
  }
}

function studyEnd(row: StoredFact) {
  return {
    graduationYear: Number(read(row, "graduationYear")),
    subsidyEndsOn: read(row, "subsidyEndsOn"),
  };
}

function read(row: StoredFact, field: string): string {
  const value = row.detail[field];
  if (value === undefined) throw new Error(`a stored fact ${row.kind} has no ${field}`);
  return value;
}
