import { preApplicantHashes } from "@bursar/database/pre-applications";
import { keyedHash, type Tx } from "@bursar/database/connection";
import {
  preApplicationCategoriesOn,
  readPreApplicationRows,
  type PreApplicationEntry,
  type PreApplicationField,
} from "@bursar/domain/pre-application";
import type { Policy } from "@bursar/domain/policy";
import { Refusal } from "@bursar/domain/refusal";

/** A pre-application as it is typed at the counter. */
export interface PreApplicationForm {
  readonly academicYear: string;
  readonly school: string;
  readonly className: string;
  readonly name: string;
  readonly sex: "male" | "female";
  readonly ethnicity: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly township: string;
  /** Code of the category. */
  readonly category: string;
  readonly guardian?:
    | {
        readonly name: string;
        readonly relation: string;
        readonly idNumber?: string | undefined;
        readonly phone?: string | undefined;
      }
    | undefined;
  readonly note: string;
}

/** A form that passed the same checks as a row of a file. */
export interface ReadForm {
  readonly entry: PreApplicationEntry;
  readonly warnings: string[];
}

/**
 * Holds a form against the rules by which a file's rows are read.
 *
 * @param ownIdNumber of the pre-application that is corrected, which is no duplicate of itself.
 * @throws Refusal `pre-application.invalid` with every problem in its data.
 */
export async function readForm(
  tx: Tx,
  form: PreApplicationForm,
  given: { policy: Policy; on: string; ownIdNumber?: string },
): Promise<ReadForm> {
  const { policy, on, ownIdNumber } = given;
  const categories = preApplicationCategoriesOn(policy, on);
  const taken = await preApplicantHashes(tx, form.academicYear);
  const words = categories.find(({ code }) => code === form.category)?.zh ?? "";
  const [result] = readPreApplicationRows([cellsOf(form, words)], {
    businessDate: on,
    categories,
    isOpen: () => true,
    seen: (_year, idNumber) =>
      idNumber !== ownIdNumber &&
      taken.has(keyedHash(tx.keys, "id-number", idNumber).toString("hex")),
  });
  if (result === undefined) throw new Error("a form gave no result");
  if (result.verdict !== "refused") {
    return { entry: result.entry, warnings: result.problems.map(({ code }) => code) };
  }
  const [first] = result.problems;
  throw new Refusal("pre-application.invalid", {
    zh: `${first?.field ?? ""}：${first?.zh ?? ""}`,
    en: `${first?.field ?? ""}: ${first?.en ?? ""}`,
    status: 422,
    data: { problems: result.problems },
  });
}

function cellsOf(form: PreApplicationForm, words: string): Record<PreApplicationField, string> {
  const { guardian } = form;
  return {
    学年: form.academicYear,
    学校: form.school,
    班级: form.className,
    姓名: form.name,
    性别: form.sex === "male" ? "男" : "女",
    民族: form.ethnicity,
    身份证号: form.idNumber,
    手机号: form.phone,
    户籍乡镇: form.township,
    预申请类别: words,
    家长姓名: guardian?.name ?? "",
    家长关系: guardian?.relation ?? "",
    家长身份证号: guardian?.idNumber ?? "",
    家长手机号: guardian?.phone ?? "",
    备注: form.note,
  };
}
