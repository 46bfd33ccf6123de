import type { PlainDate } from "../calendar/index.ts";
import type { CoBorrower } from "../application/index.ts";
import type { DocumentCaseName } from "../policy/index.ts";
import type { AccountMethod } from "./account-number.ts";
import { documentCaseOfStudy } from "./study-change.ts";
import type { StudyChange } from "./study-change.ts";

/** Somebody who may be asked when the borrower is not reached. */
export interface ContactPerson {
  readonly name: string;
  readonly relation: string;
  readonly phone: string;
}

/** Phone, address, contact person: at least one of them. */
export interface ContactChange {
  readonly kind: "contact";
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
  readonly contactPerson?: ContactPerson | undefined;
}

/** Where the money is taken from. */
export interface AccountChange {
  readonly kind: "account";
  readonly method: AccountMethod;
  readonly account: string;
  readonly bankName?: string | undefined;
  /** All contracts of the borrower unless named. */
  readonly contractNos?: readonly string[] | undefined;
}

export interface StudyChangeContent extends StudyChange {
  readonly kind: "study";
  readonly contractNos?: readonly string[] | undefined;
}

/** Another person takes the co-borrower's place; a supplement is signed for each contract. */
export interface CoBorrowerChange {
  readonly kind: "co-borrower";
  readonly coBorrower: CoBorrower;
  /** Both came to the centre and showed their cards (rulebook 1.2). */
  readonly bothPresent: boolean;
  /** Day on which the supplement was signed: the new one is liable from it. */
  readonly signedOn: PlainDate;
  readonly contractNos?: readonly string[] | undefined;
}

export interface GraduationConfirmation {
  readonly kind: "graduation-confirmation";
  readonly graduatedOn: PlainDate;
}

/** What a change asks for, by its kind. */
export type ChangeContent =
  | ContactChange
  | AccountChange
  | StudyChangeContent
  | CoBorrowerChange
  | GraduationConfirmation;

/** The list of papers that policy asks such a change for. */
export function documentCaseOf(content: ChangeContent): DocumentCaseName {
  switch (content.kind) {
    case "contact":
      return "change.contact";
    case "account":
      return "change.account";
    case "study":
      return documentCaseOfStudy(content.event);
    case "co-borrower":
      return "change.co-borrower";
    case "graduation-confirmation":
      return "change.graduation";
  }
}
