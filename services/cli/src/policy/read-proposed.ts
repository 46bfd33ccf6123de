import { ProposePolicyBody } from "@bursar/api-schema/resources";
import { lprRow, waiverRow } from "@bursar/domain/policies";
import type { Policy, PolicyRow } from "@bursar/domain/policy";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";
import { readText } from "../json-input/read-text.ts";
import { requireDate } from "../require-date.ts";

/** How a change is given: one of file, LPR and waiver year. */
export interface ProposedOptions {
  readonly file?: string | undefined;
  readonly lpr?: string;
  readonly from?: string;
  readonly waiverYear?: string;
  readonly source?: string;
  readonly reason?: string;
}

export interface Proposed {
  readonly rows: readonly PolicyRow[];
  readonly reason: string;
}

/** @throws CliError `policy.options`, `policy.file`, `file.unreadable`, `date.format` */
export async function readProposed(options: ProposedOptions, policy: Policy): Promise<Proposed> {
  const { file, lpr, waiverYear, source } = options;
  const given = [file, lpr, waiverYear].filter((one) => one !== undefined);
  if (given.length !== 1) throw badOptions();
  if (file !== undefined) return readFile(file, options.reason);
  if (source === undefined) throw badOptions();
  const row = lpr === undefined ? waiver(policy, waiverYear ?? "", source) : rate(options, source);
  if (row === undefined) throw badOptions();
  const reason = options.reason ?? source;
  return { rows: [row], reason: reason.length < 4 ? `${row.kind} ${reason}` : reason };
}

function rate({ lpr, from }: ProposedOptions, source: string): PolicyRow | undefined {
  if (lpr === undefined || from === undefined) return undefined;
  return lprRow(lpr, requireDate(from), source);
}

function waiver(policy: Policy, year: string, source: string): PolicyRow | undefined {
  return /^20\d{2}$/.test(year) ? waiverRow(policy, Number(year), source) : undefined;
}

async function readFile(file: string, reason: string | undefined): Promise<Proposed> {
  const given = parseJson(await readText(file));
  const withReason = reason === undefined ? given : { ...Object(given), reason };
  const read = ProposePolicyBody.safeParse(withReason);
  if (!read.success) {
    const [first] = read.error.issues;
    throw badFile(`/${first?.path.join("/") ?? ""} ${first?.message ?? ""}`);
  }
  const rows = read.data.rows.map(({ key = "", ...row }) => ({ ...row, key }));
  return { rows, reason: read.data.reason };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badFile("JSON");
  }
}

function badFile(detail: string): CliError {
  return new CliError("policy.file", exitCodes.usage, {
    zh: `变更文件不对（${detail}）：写成 {"reason": "…", "rows": [{"kind", "key", "effectiveFrom", "value", "source"}]}。`,
    en: `The file is no proposal (${detail}): write {"reason": "…", "rows": [{"kind", "key", "effectiveFrom", "value", "source"}]}.`,
  });
}

function badOptions(): CliError {
  return new CliError("policy.options", exitCodes.usage, {
    zh: "三者取一：变更文件；--lpr 3.45 --from 2026-12-21 --source 出处；--waiver-year 2026 --source 文号。",
    en: "Give one of: a file; --lpr 3.45 --from 2026-12-21 --source TEXT; --waiver-year 2026 --source TEXT.",
  });
}
