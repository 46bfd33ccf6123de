import type { FileField, FileUpdate } from "./file-update.ts";

/** What a borrower's file and an application say of the same things. */
export interface PersonalFile {
  readonly name: string;
  readonly phone: string;
  readonly township: string;
  readonly graduationYear: number;
  readonly universityCode: string;
}

/**
 * What an application changes in the borrower's file, openly (rulebook 5.4): contact data that the
 * borrower states win over the file; study data win as long as no loan lives, since a living
 * loan's plan hangs on them and they need evidence and an effect preview; a name never changes by
 * an application.
 */
export function decideFileUpdates(
  file: PersonalFile,
  stated: PersonalFile,
  hasLivingLoan: boolean,
): FileUpdate[] {
  const differs: Readonly<Record<FileField, boolean>> = {
    phone: file.phone !== stated.phone,
    township: stated.township !== "" && file.township !== stated.township,
    "graduation-year": file.graduationYear !== stated.graduationYear,
    university: file.universityCode !== stated.universityCode,
    name: file.name !== stated.name,
  };
  const rules = { ...CONTACT, ...(hasLivingLoan ? STUDY_OF_LIVING_LOAN : STUDY), ...IDENTITY };
  return (Object.keys(differs) as FileField[])
    .filter((field) => differs[field])
    .map((field) => ({ field, ...rules[field] }));
}

type Rule = Omit<FileUpdate, "field">;

const stated: Rule = {
  action: "update",
  zh: "以本次申请所填为准，复核通过后写入档案",
  en: "the application's value is written to the file when it is approved",
};
const CONTACT = { phone: stated, township: stated } as const;
const STUDY = { "graduation-year": stated, university: stated } as const;
const studyChange: Rule = {
  action: "change-request",
  zh: "名下有未结清的贷款，影响还款计划：档案不变，就学信息变更已起草，补齐证明后提交",
  en: "a loan is not settled and its plan would change: the file stays, and an enrolment change is drafted and awaits its proof",
};
const STUDY_OF_LIVING_LOAN = { "graduation-year": studyChange, university: studyChange } as const;
const IDENTITY = {
  name: {
    action: "change-request",
    zh: "姓名与档案不一致：档案不变，凭更名证明另办信息变更",
    en: "the name differs from the file: the file stays, file a change with proof",
  },
} as const satisfies Record<string, Rule>;
