import type { FileUpdate } from "../application/index.ts";
import type { StudyChangeContent } from "./change-content.ts";

/**
 * The study change that an application asks for where it may not write the file itself, because a
 * loan lives; `undefined` where it asks for none. A new year of graduation counts as a correction
 * and another university alone as a transfer, until whoever brings the proof names the real event.
 */
export function studyChangeOfApplication(
  updates: readonly FileUpdate[],
  stated: { readonly graduationYear: number; readonly universityCode: string },
): StudyChangeContent | undefined {
  const asked = new Set(
    updates.filter(({ action }) => action === "change-request").map(({ field }) => field),
  );
  const { graduationYear, universityCode } = stated;
  const hasYear = asked.has("graduation-year");
  const hasUniversity = asked.has("university");
  if (!hasYear && !hasUniversity) return undefined;
  return {
    kind: "study",
    event: hasYear ? "correction" : "transfer",
    ...(hasYear && { graduationYear }),
    ...(hasUniversity && { universityCode }),
  };
}
