import type { LoanFact, LoanTerms } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import { date, label } from "../json-input/field-kinds.ts";
import type { FieldProblem } from "../json-input/field-problem.ts";
import { readObject } from "../json-input/object-reader.ts";
import type { FactSource, LoanInput } from "./loan-input.ts";
import { readEvent } from "./read-event.ts";
import { readTerms } from "./read-terms.ts";
import { refuseEvents } from "./refuse-events.ts";

interface Reading {
  readonly policy: Policy;
  readonly problems: FieldProblem[];
}

/** The loan at a position of the input; undefined, with problems, when it can't be computed. */
export function readLoan(
  item: unknown,
  index: number,
  { policy, problems }: Reading,
): LoanInput | undefined {
  const known = problems.length;
  const reader = readObject(item, [index], problems);
  if (reader === undefined) return undefined;
  const id = reader.optional("id", label) ?? String(index + 1);
  const terms = readTerms(reader, policy);
  const paidThrough = reader.optional("paidThrough", date);
  const asOf = reader.optional("asOf", date);
  const sources = new Map<string, FactSource>();
  const facts = reader.list("events").flatMap((event, i) => {
    const path = [...reader.path, "events", i];
    const sequence = i + 1;
    const place = { path, problems, sequence, disbursedOn: terms?.disbursedOn };
    const fact = readEvent(event, place);
    if (fact !== undefined) sources.set(fact.factId, { path, day: dayName(fact) });
    return fact ?? [];
  });
  reader.refuseOthers();
  if (!reader.has("paidThrough") && facts.some(({ kind }) => kind === "repaid")) {
    reader.complain("paidThrough", {
      code: "field.missing",
      zh: "有 repay 时须写明到哪一天为止按时还清（paidThrough）。",
      en: "With a repay, say until which day everything was paid on time.",
    });
  }
  if (problems.length > known || terms === undefined) return undefined;
  const loan = { id, terms, sources, asOf, facts: allFacts(terms, facts, paidThrough) };
  problems.push(...refuseEvents(loan, policy));
  return loan;
}

function allFacts(
  terms: LoanTerms,
  events: readonly LoanFact[],
  paidThrough: string | undefined,
): readonly LoanFact[] {
  const { disbursedOn: on, principalFen: amountFen } = terms;
  const sequence = events.length + 1;
  return [
    { kind: "disbursed", factId: "disbursed", sequence: 0, on, amountFen },
    ...events,
    ...(paidThrough === undefined
      ? []
      : [{ kind: "paid-through", factId: "paid-through", sequence, on: paidThrough } as const]),
  ];
}

function dayName({ kind }: LoanFact): FactSource["day"] {
  return kind === "repaid" || kind === "prepaid" || kind === "school-left" ? "on" : "filedOn";
}
