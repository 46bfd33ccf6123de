import { personProblemTexts } from "../identity/index.ts";
import { refusal, warning, type ProblemText } from "../problem-text.ts";

/**
 * Every problem that an application can have, typed or from a file. Sentences say what to do, in the manner of `输入 18 位…`;
 * words in braces are filled in. Sources: rulebook 1.1–1.3, 5.8, 8, K31.
 */
export const applicationProblemTexts = {
  ...personProblemTexts,
  "academic-year.format": refusal(
    "按“2024-2025”的样子填写学年，前后两年相连。",
    "Write the academic year like 2024-2025, two consecutive years.",
  ),
  "academic-year.no-limit": refusal(
    "{year} 学年的贷款额度还没有录入：由管理员先录入政策，再导入。",
    "No loan limit is on record for {year}: have an administrator enter the policy first.",
  ),
  "kind.unknown": refusal("填写“首贷”或“续贷”。", "Write 首贷 (first loan) or 续贷 (renewal)."),
  "name.too-long": refusal(
    "姓名最多 50 个字，核对身份证。",
    "Use at most 50 characters; check the ID card.",
  ),
  "borrower.minor": warning(
    "借款学生在 {day} 未满 18 周岁：签合同前取得监护人书面同意。",
    "The borrower is under 18 on {day}: get the guardian's written consent before signing.",
  ),
  "township.unknown": warning(
    "户籍乡镇不在本县名单里：核对户口簿。",
    "The township is not on the county's list: check the household register.",
  ),
  "hardship.unknown-category": refusal(
    "从困难类别名单中选一项，文字与名单一致。",
    "Choose a hardship category from the list, word for word.",
  ),
  "university.unknown": refusal(
    "名录里没有这个高校代码：填写教育部 5 位代码，新设高校先由管理员加入名录。",
    "No university has this code: write the 5-digit code of the ministry; have a new one added first.",
  ),
  "university.name-mismatch": refusal(
    "代码 {code} 在名录里是{name}：改正代码或校名。",
    "Code {code} is {name} in the register: correct the code or the name.",
  ),
  "level.unknown": refusal(
    "填写学历层次：本科、专科、预科、第二学士、研究生、硕士或博士。",
    "Write the level: 本科, 专科, 预科, 第二学士, 研究生, 硕士 or 博士.",
  ),
  "study.programme-years": refusal(
    "学制填 1 到 8 的整数年。",
    "Write the programme length in whole years, 1 to 8.",
  ),
  "study.year-format": refusal(
    "填写 4 位年份，例如 2024。",
    "Write the year with 4 digits, such as 2024.",
  ),
  "study.ends-before-start": refusal(
    "预计毕业年份要晚于入学年份：核对两个年份。",
    "The graduation year must be after the entry year: check both.",
  ),
  "study.starts-later": refusal(
    "入学年份晚于申请学年：核对入学年份或学年。",
    "The entry year is after the academic year: check both.",
  ),
  "study.ended-earlier": refusal(
    "预计毕业年份早于申请学年结束：核对毕业年份，已毕业的不能申请。",
    "Graduation is before the academic year ends: check the year; graduates can't apply.",
  ),
  "fee.not-a-number": refusal(
    "只写数字，单位元，最多两位小数；没有这项费用写 0。",
    "Write digits only, in yuan, at most two decimals; write 0 if there is no such fee.",
  ),
  "fee.negative": refusal(
    "费用不能小于 0：改为实际应交金额。",
    "A fee can't be below 0: write what is owed.",
  ),
  "amount.not-a-number": refusal(
    "申请金额只写数字，单位元，例如 8000。",
    "Write the amount in digits, in yuan, such as 8000.",
  ),
  "amount.negative": refusal(
    "申请金额不能小于 0：改为整元金额，例如 8000。",
    "The amount can't be below 0: write whole yuan, such as 8000.",
  ),
  "amount.not-whole-yuan": refusal(
    "申请金额写整元，不带角分。",
    "Write the amount in whole yuan, without decimals.",
  ),
  "amount.off-step": refusal(
    "申请金额写 {step} 元的整数倍。",
    "Write an amount that is a multiple of {step} yuan.",
  ),
  "amount.below-minimum": refusal(
    "每学年最低 {min} 元：提高申请金额或撤销申请。",
    "The minimum is {min} yuan a year: raise the amount or withdraw.",
  ),
  "amount.over-cap": refusal(
    "{band}每学年最高 {max} 元：改为不超过 {max} 元。",
    "The cap for {bandEn} is {max} yuan a year: write at most {max}.",
  ),
  "co-borrower.missing": refusal(
    "填写共同借款人的姓名、关系、身份证号和手机号。",
    "Enter the co-borrower's name, relation, ID number and mobile number.",
  ),
  "co-borrower.same-person": refusal(
    "共同借款人与借款学生是同一个身份证号：另填一位共同借款人。",
    "The co-borrower has the borrower's ID number: name another person.",
  ),
  "co-borrower.minor": refusal(
    "共同借款人在 {day} 未满 18 周岁：另填一位成年人。",
    "The co-borrower is under 18 on {day}: name an adult.",
  ),
  "co-borrower.under-age": warning(
    "非父母的共同借款人原则上年满 {min} 周岁：核实情况，或换一位共同借款人。",
    "A co-borrower other than a parent should be at least {min}: verify, or name another.",
  ),
  "co-borrower.over-age": warning(
    "非父母的共同借款人原则上不超过 {max} 周岁：核实情况，或换一位共同借款人。",
    "A co-borrower other than a parent should be at most {max}: verify, or name another.",
  ),
  "application.duplicate": refusal(
    "这个身份证号在 {year} 学年已有申请：以原申请为准，要另报先撤销原申请。",
    "This ID number already has an application for {year}: keep that one, or withdraw it first.",
  ),
  "kind.first-before": warning(
    "这名学生以前贷过款，应办续贷：核对贷款类型。",
    "This student has had a loan before, so it is a renewal: check the kind.",
  ),
  "kind.no-earlier-loan": warning(
    "本中心查不到这名学生以前的贷款：核实首贷在哪里办理，或改为首贷。",
    "No earlier loan is on record here: find out where the first one was made, or write a first loan.",
  ),
  "borrower.name-differs": warning(
    "姓名与本中心档案不一致：对照身份证，改名的留存更名证明。",
    "The name differs from the file: check the ID card, and keep the proof of a change of name.",
  ),
  "hardship.differs-from-recognition": warning(
    "困难类别与本学年生效的认定（{category}）不一致：按认定填写，或先办理认定调整。",
    "The category differs from the recognition in force ({categoryEn}): take that one, or have the recognition changed first.",
  ),
  "borrower.household-elsewhere": refusal(
    "借款学生入学前户籍不在本县：到户籍所在县（市、区）的资助中心办理。",
    "The borrower's household is in another county: apply to the aid centre there.",
  ),
  "borrower.household-to-check": warning(
    "身份证号前 6 位不是本县代码：核对户口簿，确认入学前户籍在本县。",
    "The ID number starts with another county's code: check the household register.",
  ),
  "co-borrower.household-elsewhere": refusal(
    "共同借款人户籍要与学生入学前户籍同在本县：另填一位共同借款人。",
    "The co-borrower's household must be in the student's county: name another person.",
  ),
  "co-borrower.household-to-check": warning(
    "共同借款人身份证号前 6 位不是本县代码：核对户口簿，确认户籍在本县。",
    "The co-borrower's ID number starts with another county's code: check the household register.",
  ),
  "co-borrower.not-parent": warning(
    "共同借款人原则上是父母：写明父母不能共同借款的情况，留存证明。",
    "A parent should be the co-borrower: say why no parent can, and keep the proof.",
  ),
  "co-borrower.has-loan": refusal(
    "共同借款人自己有未结清的助学贷款：另填一位共同借款人。",
    "The co-borrower has an unsettled student loan: name another person.",
  ),
  "co-borrower.changed": warning(
    "共同借款人与上年不同：学生和新的共同借款人都要到场签字，核对双方身份证。",
    "The co-borrower is not last year's: student and new co-borrower both sign in person with ID cards.",
  ),
  "renewal.remote-not-possible": refusal(
    "姓名、高校、学历层次或共同借款人与上年不同，不能远程续贷：改为到资助中心办理。",
    "Name, university, level or co-borrower differ from last year, so it can't be renewed remotely: come to the centre.",
  ),
  "renewal.remote-first-loan": refusal(
    "首贷要学生和共同借款人到场办理：把办理方式改为“现场”。",
    "A first loan needs student and co-borrower in person: change the channel to the counter.",
  ),
  "renewal.statement-missing": refusal(
    "填写续贷声明，{min} 到 {max} 字。",
    "Write the renewal statement, {min} to {max} characters.",
  ),
  "renewal.statement-length": refusal(
    "续贷声明要写 {min} 到 {max} 字，现在 {length} 字：增补或删减。",
    "The renewal statement takes {min} to {max} characters and has {length}: lengthen or shorten it.",
  ),
  "documents.incomplete": warning(
    "材料不齐。{documents}补齐后提交，或写明原因并出具一次性告知。",
    "Documents are incomplete. {documentsEn} Add them, or give the reason and issue a deficiency notice.",
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

/** Stable code of a problem, `noun.reason`. */
export type ApplicationProblemCode = keyof typeof applicationProblemTexts;
