import {
  isMobile,
  normaliseMobile,
  normaliseResidentId,
  readResidentId,
} from "../identity/index.ts";
import { foldName } from "../search/index.ts";
import type { PortfolioRow } from "./portfolio-row.ts";
import type { RowCells } from "./read-cells.ts";

type Person = Pick<
  PortfolioRow,
  "name" | "idNumber" | "sex" | "phone" | "township" | "universityCode"
>;

const NAME_LENGTH_MAX = 50;

/** Who owes the loan. */
export function readPerson(cells: RowCells): Person | undefined {
  const name = readName(cells);
  const id = readId(cells);
  if (name !== undefined && id !== undefined) checkName(cells, name, id.idNumber);
  const phone = normaliseMobile(cells.text("手机号"));
  if (!isMobile(phone)) cells.report("手机号", "phone.format");
  const universityCode = readUniversity(cells);
  if (name === undefined || id === undefined || universityCode === undefined) return undefined;
  return { name, ...id, phone, township: cells.text("户籍乡镇"), universityCode };
}

function readName({ text, report }: RowCells): string | undefined {
  const name = text("姓名");
  if (name === "") return report("姓名", "name.missing");
  return Array.from(name).length > NAME_LENGTH_MAX ? report("姓名", "name.too-long") : name;
}

function readId({ text, report, context }: RowCells): Pick<Person, "idNumber" | "sex"> | undefined {
  const idNumber = normaliseResidentId(text("身份证号"));
  const reading = readResidentId(idNumber);
  if (reading.kind === "invalid") return report("身份证号", `id-number.${reading.reason}`);
  if (reading.birthOn > context.statementOn) return report("身份证号", "id-number.birth-date");
  return { idNumber, sex: reading.sex };
}

/** A number with another name may be another person's with a valid check digit. */
function checkName({ context, report }: RowCells, name: string, idNumber: string): void {
  const known = context.knownName(idNumber);
  if (known !== undefined && foldName(known) !== foldName(name)) {
    report("姓名", "borrower.name-differs");
  }
}

function readUniversity({ code, report, context }: RowCells): string | undefined {
  const universityCode = code("高校代码");
  const name = context.universityName(universityCode);
  if (name === undefined) return report("高校代码", "university.unknown");
  const given = code("高校名称");
  if (given !== "" && comparable(given) !== comparable(name)) {
    report("高校名称", "university.name-mismatch", { code: universityCode, name });
  }
  return universityCode;
}

/** `中国石油大学(华东)` and `中国石油大学（华东）` are one name. */
function comparable(name: string): string {
  return name.replace(/[（(]/gu, "(").replace(/[）)]/gu, ")").replace(/\s/gu, "");
}
