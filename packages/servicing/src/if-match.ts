import { Refusal } from "@bursar/domain/refusal";

/**
 * Holds what a person has seen (`If-Match`) against what stands.
 *
 * @param changed names of the fields that were written since, where they are known.
 * @throws Refusal `version.changed` (412) with the version that stands.
 */
export function requireVersion(shown: string, current: number, changed?: readonly string[]): void {
  if (shown === String(current)) return;
  throw new Refusal("version.changed", {
    zh: "内容在您查看后有改动：重新读取，对照后再提交。",
    en: "This changed after it was shown: read it again, compare, then submit.",
    status: 412,
    data: { version: current, ...(changed === undefined ? {} : { changedFields: changed }) },
  });
}
