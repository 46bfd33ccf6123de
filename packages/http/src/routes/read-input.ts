import type { FieldProblem } from "@bursar/api-schema/problems";
import type { z } from "zod";
import { InvalidRequest, fieldIssues, type FieldIssue } from "../problems/invalid-request.ts";
import type { AnyRoute } from "./define-route.ts";

/** The three parts of a request that a schema can describe. */
export interface Parts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * Checks all parts at once, so that a person sees every mistake the first time.
 *
 * @throws InvalidRequest with one entry a field.
 */
export function readInput<Deps>(route: AnyRoute<Deps>, raw: Parts): Parts {
  const issues: FieldIssue[] = [];
  const parts = {
    params: read(route.params, raw.params, { part: "path", issues }),
    query: read(route.query, raw.query, { part: "query", issues }),
    body: read(route.body, raw.body ?? {}, { part: "body", issues }),
  };
  if (issues.length > 0) throw new InvalidRequest(issues);
  return parts;
}

function read(
  schema: z.ZodType | undefined,
  value: unknown,
  found: { part: FieldProblem["in"]; issues: FieldIssue[] },
): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  found.issues.push(...fieldIssues(result.error.issues, found.part));
  return undefined;
}
