import type { FormField } from "./application-form.ts";
import type { DraftContent, DraftField } from "./draft-content.ts";
import { prefillDraft, type KnownOfPerson } from "./prefill-draft.ts";

/**
 * A draft that was begun without a look at the record, with what is known filled in where nothing
 * stands. What somebody typed stays, and so does a field from which they took what was filled in;
 * what the product itself had set follows from the record now.
 *
 * @param version the draft's version that this makes.
 */
export function completeDraft(
  content: DraftContent,
  known: KnownOfPerson,
  version: number,
): DraftContent {
  const completed: Partial<Record<FormField, DraftField>> = { ...content };
  for (const [field, found] of Object.entries(prefillDraft(known)) as [FormField, DraftField][]) {
    if (isOpen(content[field], found)) completed[field] = { ...found, version };
  }
  return completed;
}

function isOpen(before: DraftField | undefined, found: DraftField): boolean {
  if (before === undefined) return true;
  if (before.value === found.value) return false;
  if (before.source === "system") return true;
  const wasFilledIn =
    before.was !== undefined && before.was.source !== "typed" && before.was.source !== "card";
  return before.value === "" && !wasFilledIn;
}
