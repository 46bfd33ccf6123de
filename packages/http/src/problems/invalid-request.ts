import type { FieldProblem } from "@bursar/api-schema/problems";
import { Refusal } from "@bursar/api-schema/problems";
import type { z } from "zod";
import { fieldSentence, type FieldSentence } from "./field-sentence.ts";

/** One field that can't be taken, with its sentences. */
export interface FieldIssue extends FieldSentence {
  readonly in: FieldProblem["in"];
  /** JSON pointer inside the part; `""` is the part itself. */
  readonly pointer: string;
}

/** A request that doesn't fit its route's schemas: 400 `request.invalid`, one entry a field. */
export class InvalidRequest extends Refusal {
  readonly issues: readonly FieldIssue[];

  constructor(issues: readonly FieldIssue[]) {
    super("request.invalid", {
      zh: `有 ${issues.length} 处填写有误，请按 errors 逐项修改后再提交。`,
      en: `${issues.length} field(s) need a change: see errors, correct them and send again.`,
      status: 400,
    });
    this.name = "InvalidRequest";
    this.issues = issues;
  }
}

/**
 * zod's issues as fields, the first one of each: what follows from a wrong type isn't worth a
 * second sentence. A key that the schema doesn't know becomes an entry of its own.
 */
export function fieldIssues(
  issues: readonly z.core.$ZodIssue[],
  part: FieldProblem["in"],
): FieldIssue[] {
  const byPointer = new Map<string, FieldIssue>();
  for (const issue of issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
    for (const key of keys) {
      const pointer = toPointer(key === undefined ? issue.path : [...issue.path, key]);
      if (byPointer.has(pointer)) continue;
      byPointer.set(pointer, { in: part, pointer, ...fieldSentence(issue) });
    }
  }
  return [...byPointer.values()];
}

/** RFC 6901: `["a/b", 0]` is `/a~1b/0`. */
export function toPointer(path: readonly PropertyKey[]): string {
  return path
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
