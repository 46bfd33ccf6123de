import type { Acknowledgement } from "@bursar/database/applications";
import { openWarnings } from "@bursar/domain/application";
import type { ApplicationForm, ApplicationReading } from "@bursar/domain/application";
import { Refusal } from "@bursar/domain/refusal";

/**
 * Says everything that keeps a form from being submitted, in one answer: what blocks, and the
 * warnings that nobody has given a reason for.
 *
 * @throws Refusal `application-draft.not-ready`
 */
export function refuseUnready(
  reading: ApplicationReading,
  form: ApplicationForm,
  acknowledgements: readonly Acknowledgement[],
): void {
  const acknowledged = new Set(acknowledgements.map(({ code }) => code));
  const blocking = reading.problems.filter(({ level }) => level === "refusal");
  const warnings = openWarnings(reading.problems, form, acknowledged);
  const problems = [...blocking, ...warnings];
  if (problems.length === 0) return;
  throw new Refusal("application-draft.not-ready", {
    zh: `还不能提交：${blocking.length} 处要改正，${warnings.length} 处提醒要写明原因。`,
    en: `Not ready: ${blocking.length} to correct, ${warnings.length} warning(s) to give a reason for.`,
    status: 422,
    fields: problems.map(({ field, code, zh, en }) => ({
      pointer: `/fields/${field}`,
      code,
      zh,
      en,
    })),
    data: {
      blocking: [...new Set(blocking.map(({ code }) => code))],
      warnings: [...new Set(warnings.map(({ code }) => code))],
    },
  });
}
