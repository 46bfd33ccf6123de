import { z } from "zod";
import { explainedPattern } from "./sentences.ts";

/**
 * Schema of an id: `<prefix>_` and a sortable part of lower-case letters and digits. It is made
 * once a resource and shared, for example `const ApplicationId = idOf("app", "ApplicationId")`.
 *
 * @param id the schema's name in the OpenAPI document.
 */
export function idOf(prefix: string, id: string): z.ZodString {
  const pattern = explainedPattern(new RegExp(`^${prefix}_[0-9a-z]{1,40}$`), {
    zh: `这里要填以 ${prefix}_ 开头的编号，请从列表或上一步的结果里复制。`,
    en: `This takes an id that starts with ${prefix}_; copy it from a list or an earlier answer.`,
  });
  const example = `${prefix}_01jd3v6k8wq2z4m7n9p0r5s6t8`;
  return z
    .string()
    .regex(pattern)
    .meta({ id, description: `编号 · Id (${prefix}_…)`, example });
}
