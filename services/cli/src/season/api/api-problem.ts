import { problemSchema } from "@bursar/api-schema/problems";
import { CliError } from "../../cli-error.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";

/** The product said no: its code and sentence, and the number under which its log has it. */
export class ApiProblem extends CliError {
  /** The product understood what was asked and its rules say no to it. */
  readonly isRuledOut: boolean;
  readonly retryable: boolean;

  /** @param request which one it was, e.g. `POST /v1/imports/rosters` */
  constructor(request: string, answer: { readonly status: number; readonly body: unknown }) {
    const { status } = answer;
    const problem = problemSchema.safeParse(answer.body).data;
    const { code = `http.${status}`, requestId = "–" } = problem ?? {};
    const detail = problem?.detail ?? `HTTP ${status}`;
    super(code, exitCodeOf(status), {
      zh: `${detail}\n  请求 ${request} · 请求编号 ${requestId}`,
      en: `${detail}\n  ${request} · request id ${requestId}`,
    });
    this.name = "ApiProblem";
    this.isRuledOut = status === 409 || status === 422;
    this.retryable = problem?.retryable ?? status === 503;
  }
}

function exitCodeOf(status: number): ExitCode {
  if (status === 401 || status === 403 || status === 429) return exitCodes.auth;
  return status === 409 || status === 412 ? exitCodes.conflict : exitCodes.error;
}
