import { Refusal } from "@bursar/domain/refusal";
import { ClusterError } from "@bursar/local-postgres/cluster";
import { StartError } from "./start-error.ts";

/** What a failed start says: our own errors in both languages, any other by its message. */
export function explainFailure(error: unknown): string {
  if (error instanceof ClusterError || error instanceof StartError)
    return `✗ ${error.zh}\n  ${error.en}`;
  if (error instanceof Refusal) return `✗ ${error.text.zh}\n  ${error.text.en}`;
  return `✗ ${error instanceof Error ? error.message : String(error)}`;
}
