import { Refusal, problemCatalog, type FieldProblem } from "@bursar/api-schema/problems";
import type { Problem, Sentence } from "@bursar/api-schema/problems";
import { InvalidRequest } from "./invalid-request.ts";
import type { Language } from "./language.ts";

/** What a problem says beside the error itself. */
export interface ProblemSetting {
  readonly language: Language;
  readonly requestId: string;
  /** Path of the request, without its query. */
  readonly instance: string;
  /** True when sending the request again can't do anything twice. */
  readonly repeatable: boolean;
}

const REFUSED: Sentence = { zh: "这一步办不了", en: "This can't be done" };

/**
 * The wire form of any thrown thing. A refusal shows its own words; everything else is a bug and
 * shows none of its own, since messages hold SQL, paths and personal data.
 */
export function toProblem(error: unknown, setting: ProblemSetting): Problem {
  return error instanceof Refusal ? ofRefusal(error, setting) : ofBug(setting);
}

function ofRefusal(refusal: Refusal, setting: ProblemSetting): Problem {
  const { language } = setting;
  const row = problemCatalog.get(refusal.code);
  const errors = fieldsOf(refusal, language);
  const { data } = refusal.text;
  return {
    type: typeOf(refusal.code),
    title: (row?.title ?? REFUSED)[language],
    status: refusal.text.status ?? row?.status ?? 422,
    detail: refusal.text[language],
    instance: setting.instance,
    code: refusal.code,
    ...(errors.length > 0 && { errors }),
    requestId: setting.requestId,
    state: "unchanged",
    retryable: row?.retryable ?? false,
    ...(data && { data: { ...data } }),
  };
}

function ofBug(setting: ProblemSetting): Problem {
  const row = problemCatalog.get("server.error");
  return {
    type: typeOf("server.error"),
    title: row?.title[setting.language] ?? "",
    status: 500,
    detail: row?.help[setting.language] ?? "",
    instance: setting.instance,
    code: "server.error",
    requestId: setting.requestId,
    state: "unknown",
    retryable: setting.repeatable,
  };
}

/** Address of the code's help page, relative to this server so that it always resolves. */
function typeOf(code: string): string {
  return `/problems/${encodeURIComponent(code)}`;
}

function fieldsOf(refusal: Refusal, language: Language): FieldProblem[] {
  if (refusal instanceof InvalidRequest) {
    return refusal.issues.map((issue) => ({
      in: issue.in,
      pointer: issue.pointer,
      code: issue.code,
      detail: issue[language],
    }));
  }
  const { pointer, fields } = refusal.text;
  if (fields !== undefined) {
    return fields.map((field) => ({
      in: "body",
      pointer: field.pointer,
      code: field.code,
      detail: field[language],
    }));
  }
  if (pointer === undefined) return [];
  return [{ in: "body", pointer, code: refusal.code, detail: refusal.text[language] }];
}
