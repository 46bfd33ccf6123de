import { Refusal } from "@bursar/domain/refusal";

export function noSuchDraft(): Refusal {
  return new Refusal("application-draft.not-found", {
    zh: "找不到这份草稿。核对编号；志愿者只能打开自己当天录入的草稿。",
    en: "There is no such draft. Check its id; a volunteer can open only today's own drafts.",
    status: 404,
  });
}

export function heldByOther(): Refusal {
  return new Refusal("application-draft.held-by-other", {
    zh: "这份草稿由另一位经办人办理：先接管，再修改。",
    en: "Another officer works on this draft: take it over first.",
    status: 409,
  });
}

/** @param applicationId the application that the draft became, where it did. */
export function draftClosed(applicationId: string | null): Refusal {
  return new Refusal("application-draft.closed", {
    zh: "草稿已经提交或撤销，不再变动：打开申请继续办理。",
    en: "The draft was submitted or withdrawn and stays as it is: go on with the application.",
    status: 409,
    data: { applicationId },
  });
}

/** @param draftId `undefined` where the person who asks may not see it. */
export function draftExists(draftId: string | undefined): Refusal {
  return new Refusal("application-draft.exists", {
    zh: "这名学生本学年已有一份草稿：打开它继续填写，或请持有人交接。",
    en: "There is a draft of this student and year: open that one or have it handed over.",
    status: 409,
    ...(draftId !== undefined && { data: { draftId } }),
  });
}

/** @param applicationId `undefined` where the person who asks may not see it. */
export function applicationExists(applicationId: string | undefined): Refusal {
  return new Refusal("application.exists", {
    zh: "这名学生本学年已有申请：打开原申请，要另报先撤销它。",
    en: "This student has an application for the year: open that one, or withdraw it first.",
    status: 409,
    ...(applicationId !== undefined && { data: { applicationId } }),
  });
}

export function invalidIdNumber(): Refusal {
  return new Refusal("application-draft.invalid-id-number", {
    zh: "身份证号码有误：对照身份证输入 18 位号码，或重新读卡。",
    en: "The ID number is not valid: type its 18 characters from the card, or read it again.",
    status: 422,
    pointer: "/idNumber",
  });
}

export function unknownAcademicYear(): Refusal {
  return new Refusal("application.unknown-year", {
    zh: "没有这个学年的额度：按“2026-2027”的样子填写，或由管理员先录入政策。",
    en: "There are no limits for this academic year: write it like 2026-2027, or have the policy entered.",
    status: 422,
    pointer: "/academicYear",
  });
}

export function nothingMissing(): Refusal {
  return new Refusal("deficiency-notice.nothing-missing", {
    zh: "材料齐全，没有要告知的事项：另写明要补的内容，或直接交复核。",
    en: "Nothing is missing: say what else is to be brought, or pass it on for review.",
    status: 422,
  });
}

export function noSuchRaise(): Refusal {
  return new Refusal("amount-raise.not-found", {
    zh: "找不到这项提额申请：从申请详情里打开。",
    en: "There is no such raise: open it from the application.",
    status: 404,
  });
}

export function raiseWaits(): Refusal {
  return new Refusal("amount-raise.waiting", {
    zh: "这份申请已有一项提额在等复核：先办完那一项。",
    en: "A raise of this application awaits a second person: finish that one first.",
    status: 409,
  });
}
