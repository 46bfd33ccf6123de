import type { FieldProblem } from "./field-problem.ts";

/** The items of an input: one JSON object, an array, or one object a line (JSON lines). */
export type Items =
  | { readonly kind: "items"; readonly items: readonly unknown[] }
  | { readonly kind: "bad"; readonly problems: readonly FieldProblem[] };

export function readItems(input: string): Items {
  const text = input.replace(/^\uFEFF/, "");
  if (text.trim() === "") {
    return bad({ path: [], code: "input.empty", zh: "没有输入内容。", en: "The input is empty." });
  }
  const whole = parse(text);
  if (whole !== undefined) {
    return { kind: "items", items: Array.isArray(whole.value) ? whole.value : [whole.value] };
  }
  const given = text.split(/\r?\n/).map((line, index) => ({ line, number: index + 1 }));
  const items: unknown[] = [];
  const problems: FieldProblem[] = [];
  for (const { line, number } of given.filter(({ line }) => line.trim() !== "")) {
    const parsed = parse(line);
    if (parsed === undefined) problems.push(notJson(items.length + problems.length, number));
    else items.push(parsed.value);
  }
  return problems.length > 0 ? { kind: "bad", problems } : { kind: "items", items };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function notJson(index: number, line: number): FieldProblem {
  return {
    path: [index],
    code: "input.no-json",
    zh: `第 ${line} 行不是 JSON，请检查引号、逗号和括号。`,
    en: `Line ${line} is no JSON; check its quotes, commas and brackets.`,
  };
}

function bad(problem: FieldProblem): Items {
  return { kind: "bad", problems: [problem] };
}
