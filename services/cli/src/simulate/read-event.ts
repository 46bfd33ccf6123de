import type { PlainDate } from "@bursar/domain/calendar";
import type { LoanFact } from "@bursar/domain/loan";
import { date, oneOf, positiveYuan, year } from "../json-input/field-kinds.ts";
import type { FieldProblem, Path } from "../json-input/field-problem.ts";
import { readObject } from "../json-input/object-reader.ts";
import type { ObjectReader } from "../json-input/object-reader.ts";

interface Place {
  readonly path: Path;
  readonly problems: FieldProblem[];
  /** Order of recording. */
  readonly sequence: number;
  /** Money can't come before the loan. */
  readonly disbursedOn: PlainDate | undefined;
}

type Base = { readonly factId: string; readonly sequence: number };

const types = [
  "defer-principal",
  "extend-study",
  "suspend-study",
  "leave-school",
  "repay",
  "prepay",
] as const;

/** The fact of an event; undefined, with problems, when it is none. */
export function readEvent(value: unknown, place: Place): LoanFact | undefined {
  const { path, problems, sequence, disbursedOn } = place;
  const reader = readObject(value, path, problems);
  const type = reader?.required("type", oneOf(...types));
  if (reader === undefined || type === undefined) return undefined;
  const fact = readFact(reader, type, { factId: `event_${sequence}`, sequence });
  reader.refuseOthers();
  const isMoney = fact?.kind === "repaid" || fact?.kind === "prepaid";
  if (!isMoney || disbursedOn === undefined || fact.on >= disbursedOn) return fact;
  reader.complain("on", {
    code: "field.out-of-order",
    zh: "不能早于放款日。",
    en: "This can't be before disbursement.",
  });
  return undefined;
}

function readFact(
  reader: ObjectReader,
  type: (typeof types)[number],
  base: Base,
): LoanFact | undefined {
  switch (type) {
    case "defer-principal":
      return readDeferral(reader, base);
    case "extend-study":
    case "suspend-study":
      return readStudyChange(reader, type, base);
    case "leave-school": {
      const on = reader.required("on", date);
      return on === undefined ? undefined : { ...base, kind: "school-left", on };
    }
    case "repay": {
      const on = reader.required("on", date);
      const amountFen = reader.required("amount", positiveYuan);
      if (on === undefined || amountFen === undefined) return undefined;
      return { ...base, kind: "repaid", on, amountFen };
    }
    case "prepay": {
      const on = reader.required("on", date);
      const principalFen = reader.required("principal", positiveYuan);
      if (on === undefined || principalFen === undefined) return undefined;
      return { ...base, kind: "prepaid", on, principalFen };
    }
  }
}

function readDeferral(reader: ObjectReader, base: Base): LoanFact | undefined {
  const on = reader.required("filedOn", date);
  const deferred = reader.required("year", year);
  if (on === undefined || deferred === undefined) return undefined;
  return { ...base, kind: "principal-deferred", on, year: deferred };
}

function readStudyChange(
  reader: ObjectReader,
  type: "extend-study" | "suspend-study",
  base: Base,
): LoanFact | undefined {
  const on = reader.required("filedOn", date);
  const graduationYear = reader.required("graduationYear", year);
  const subsidyEndsOn = reader.required("subsidyEndsOn", date);
  const studyFrom = type === "extend-study" ? reader.optional("studyFrom", date) : undefined;
  if (on === undefined || graduationYear === undefined || subsidyEndsOn === undefined) {
    return undefined;
  }
  const change = { ...base, on, graduationYear, subsidyEndsOn };
  if (type === "suspend-study") return { ...change, kind: "study-suspended" };
  return { ...change, kind: "study-extended", ...(studyFrom !== undefined && { studyFrom }) };
}
