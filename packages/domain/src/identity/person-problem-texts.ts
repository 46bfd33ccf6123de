import { refusal, warning, type ProblemText } from "../problem-text.ts";

/** What can be wrong with a person's name, sex, ID number and mobile number (rulebook 8). */
export const personProblemTexts = {
  "name.missing": refusal("填写姓名，与身份证一致。", "Enter the name as on the ID card."),
  "sex.unknown": refusal("填写“男”或“女”。", "Write 男 (male) or 女 (female)."),
  "sex.differs-from-id": warning(
    "性别与身份证号第 17 位不一致：核对身份证。",
    "The sex differs from the 17th digit of the ID number: check the ID card.",
  ),
  "id-number.length": refusal(
    "输入 18 位身份证号码（15 位旧证已停用）。",
    "Enter all 18 characters of the ID number (15-digit cards are void).",
  ),
  "id-number.lost-digits": refusal(
    "表格软件把号码变成了科学计数，末几位已丢失：把这一列设为文本，对照身份证重新输入。",
    "The spreadsheet turned the number into 1.2E+17 and lost its last digits: make the column text and type it again.",
  ),
  "id-number.characters": refusal(
    "身份证号码前 17 位写数字，最后一位写数字或 X。",
    "Write 17 digits and then a digit or X in the ID number.",
  ),
  "id-number.checksum": refusal(
    "身份证号码与校验码对不上：对照身份证重新输入。",
    "The ID number does not match its check digit: type it again from the card.",
  ),
  "id-number.birth-date": refusal(
    "身份证号码里的出生日期不存在：对照身份证重新输入。",
    "The birth date in the ID number does not exist: type it again from the card.",
  ),
  "phone.format": refusal(
    "输入 11 位手机号码，以 13 至 19 开头。",
    "Enter an 11-digit mobile number that begins with 13 to 19.",
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;
