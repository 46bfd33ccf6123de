import { inOrder, refuseFact } from "@bursar/domain/loan";
import type { FactRefusal, LoanFact } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import type { FieldProblem } from "../json-input/field-problem.ts";
import type { FactSource, LoanInput } from "./loan-input.ts";

/** What the rules refuse of a loan's events, each judged after those that came before it. */
export function refuseEvents(
  { terms, facts, sources }: Pick<LoanInput, "terms" | "facts" | "sources">,
  policy: Policy,
): readonly FieldProblem[] {
  const accepted: LoanFact[] = [];
  const problems: FieldProblem[] = [];
  for (const fact of inOrder(facts)) {
    const source = sources.get(fact.factId);
    const refusal = refuseFact({ terms, policy, facts: accepted }, fact);
    if (refusal === undefined) accepted.push(fact);
    else if (source !== undefined) problems.push(toProblem(refusal, source));
  }
  return problems;
}

/** Every refusal of a deferral is one of its filing, whatever is behind it (K21). */
function toProblem({ code, field, zh, en }: FactRefusal, { path, day }: FactSource): FieldProblem {
  const isDay = field === "on" || code.startsWith("relief.");
  const name = isDay ? day : field === "principalFen" ? "principal" : field;
  return { path: [...path, name], code, zh, en };
}
