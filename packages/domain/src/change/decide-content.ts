import { yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { isMobile, normaliseMobile } from "../identity/index.ts";
import { isAccount, normaliseAccount } from "./account-number.ts";
import type { ChangeContent, ContactChange } from "./change-content.ts";
import { needsGraduationYear, needsLeavingDay } from "./study-change.ts";

export type ContentRefusal = {
  readonly kind: "refused";
  readonly code:
    | "change.nothing-given"
    | "change.phone-invalid"
    | "change.account-invalid"
    | "change.graduation-year-missing"
    | "change.leaving-day-missing"
    | "change.both-in-person"
    | "change.date-in-future"
    | "change.graduation-year-differs";
  readonly zh: string;
  readonly en: string;
};

export type ContentDecision =
  | { readonly kind: "accepted"; readonly content: ChangeContent }
  | ContentRefusal;

/** What the content is held against. */
export interface ContentContext {
  readonly businessDate: PlainDate;
  readonly graduationYear: number;
}

/** Whether the form says enough, by its kind; numbers come back in their stored form. */
export function decideContent(content: ChangeContent, context: ContentContext): ContentDecision {
  switch (content.kind) {
    case "contact":
      return decideContact(content);
    case "account": {
      const account = normaliseAccount(content.method, content.account);
      if (isAccount(content.method, account))
        return { kind: "accepted", content: { ...content, account } };
      return refused("change.account-invalid", {
        zh: "账户填写有误：银行卡为16–19位且校验位正确，支付宝账户以 .cdb@sina.cn 结尾。对照原件重新填写。",
        en: "The account is not right: a card has 16 to 19 digits and a check digit, an Alipay account ends in .cdb@sina.cn. Copy it again.",
      });
    }
    case "study":
      if (needsGraduationYear(content.event) && content.graduationYear === undefined)
        return refused("change.graduation-year-missing", {
          zh: "没有填写新的毕业年份：按录取通知书或学籍证明填写。",
          en: "The new year of graduation is missing: take it from the letter or certificate.",
        });
      if (needsLeavingDay(content.event) && content.leftOn === undefined)
        return refused("change.leaving-day-missing", {
          zh: "没有填写离校手续办结日：按学校证明填写。",
          en: "The day on which leaving was complete is missing: take it from the school's proof.",
        });
      return { kind: "accepted", content };
    case "co-borrower":
      if (!content.bothPresent)
        return refused("change.both-in-person", {
          zh: "借款学生和新的共同借款人须同时到中心，核验身份后再办。",
          en: "The borrower and the new co-borrower both come to the centre with their cards.",
        });
      return content.signedOn > context.businessDate
        ? inFuture(content.signedOn, context.businessDate)
        : { kind: "accepted", content };
    case "graduation-confirmation":
      if (content.graduatedOn > context.businessDate)
        return inFuture(content.graduatedOn, context.businessDate);
      if (yearOf(content.graduatedOn) !== context.graduationYear)
        return refused("change.graduation-year-differs", {
          zh: `档案里的毕业年份是 ${context.graduationYear} 年：年份有变，先办就学信息变更。`,
          en: `The year of graduation on file is ${context.graduationYear}: file a study change first.`,
        });
      return { kind: "accepted", content };
  }
}

function decideContact(content: ContactChange): ContentDecision {
  const { address, contactPerson } = content;
  if (content.phone === undefined && address === undefined && contactPerson === undefined)
    return refused("change.nothing-given", {
      zh: "没有填写要变更的内容：填写手机号、地址或联系人。",
      en: "Nothing is to be changed: give a phone, an address or a contact person.",
    });
  const phone = content.phone === undefined ? undefined : normaliseMobile(content.phone);
  const person = contactPerson && { ...contactPerson, phone: normaliseMobile(contactPerson.phone) };
  if ([phone, person?.phone].some((number) => number !== undefined && !isMobile(number)))
    return refused("change.phone-invalid", {
      zh: "手机号应为11位大陆手机号：核对后重新填写。",
      en: "A mobile number has eleven digits: check it and enter it again.",
    });
  return { kind: "accepted", content: { ...content, phone, contactPerson: person } };
}

function inFuture(day: PlainDate, businessDate: PlainDate): ContentRefusal {
  return refused("change.date-in-future", {
    zh: `日期 ${day} 晚于业务日期 ${businessDate}：填写实际发生的日期。`,
    en: `${day} is after the business date ${businessDate}: enter the day on which it happened.`,
  });
}

function refused(
  code: ContentRefusal["code"],
  text: { readonly zh: string; readonly en: string },
): ContentRefusal {
  return { kind: "refused", code, ...text };
}
