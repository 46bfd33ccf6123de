import type { ImportKind } from "@bursar/database/imports";
import type { ImportDefinition } from "./import-kind.ts";
import { borrowerRoster } from "./kinds/borrower-roster.ts";
import { clearing } from "./kinds/clearing.ts";
import { interestList } from "./kinds/interest-list.ts";
import { lenderBalances } from "./kinds/lender-balances.ts";
import { portfolio } from "./kinds/portfolio.ts";
import { preApplications } from "./kinds/pre-applications.ts";
import { divisions, schools, universities } from "./kinds/registries.ts";
import { writeOffs } from "./kinds/write-offs.ts";
import { roster } from "./kinds/roster.ts";

/** Every kind of file that can be imported. A new one is a file in `kinds/` and a line here. */
export const importKinds: readonly ImportDefinition[] = [
  roster,
  borrowerRoster,
  portfolio,
  clearing,
  lenderBalances,
  writeOffs,
  preApplications,
  interestList,
  universities,
  schools,
  divisions,
];

export function importKind(kind: ImportKind): ImportDefinition {
  const found = importKinds.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`this release knows no import of kind ${kind}`);
  return found;
}
