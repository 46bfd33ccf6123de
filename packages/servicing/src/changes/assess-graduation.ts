import {
  graduationWindow,
  rosterAgreement,
  type GraduationConfirmation,
} from "@bursar/domain/change";
import type { Assessing, Findings } from "./assess-change.ts";

/** The borrower says: I have left school. The roster may say the same (ux C-12 毕业确认). */
export async function assessGraduation(
  { borrower, filedOn, policy, roster }: Assessing,
  { graduatedOn }: GraduationConfirmation,
): Promise<Findings> {
  const statement = (await roster()).get(borrower.idNumber);
  const window = graduationWindow(policy, graduatedOn, filedOn);
  return {
    loans: [],
    effects: [],
    before: { graduationYear: borrower.graduationYear },
    warnings: window.isLate ? ["graduation.confirmed-late"] : [],
    rosterAgreement: rosterAgreement({ name: borrower.name, graduatedOn }, statement),
  };
}
