import type { Borrower } from "@bursar/database/borrowers";
import { findChange, findPhoneBefore } from "@bursar/database/changes";
import { findCentre } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import type { Notice } from "@bursar/database/notices";
import { renderMessage } from "@bursar/notices/templates";
import { CHANGE_TEMPLATES, type ChangeTemplate } from "./change-notices.ts";
import { confirmationCode } from "./confirmation-code.ts";

export function changeTemplateOf(template: string): ChangeTemplate | undefined {
  return CHANGE_TEMPLATES.find((known) => known === template);
}

/** Text and number of a message about a change; the code is made again, it is stored nowhere. */
export async function composeChangeMessage(
  tx: Tx,
  notice: Notice,
  { template, borrower }: { readonly template: ChangeTemplate; readonly borrower: Borrower },
): Promise<{ readonly to: string; readonly text: string }> {
  const change = await findChange(tx, notice.runId);
  const { name: centre } = await findCentre(tx);
  if (change === undefined) {
    // An application has replaced the phone; it keeps no copy of the old one, the file does.
    const to = await findPhoneBefore(tx, notice.borrowerId);
    const isToOld = template === "phone-change.to-old" && to !== undefined;
    if (!isToOld) throw new Error(`notice ${notice.id} is about no change`);
    return { to, text: renderMessage(template, "zh", { centre }) };
  }
  const { content, before } = change;
  const newPhone = content.kind === "contact" ? content.phone : undefined;
  if (template === "phone-change.to-new" && newPhone !== undefined) {
    const code = confirmationCode(tx, change.id, newPhone);
    return { to: newPhone, text: renderMessage(template, "zh", { centre, code }) };
  }
  // The number as it was when the change was approved: the new one may be in place by now.
  const oldPhone = before?.["phone"];
  const isToOld = template === "phone-change.to-old" && typeof oldPhone === "string";
  const to = isToOld ? oldPhone : borrower.phone;
  return { to, text: renderMessage(template, "zh", { centre }) };
}
