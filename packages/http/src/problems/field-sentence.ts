import { patternSentence } from "@bursar/api-schema/wire";
import type { z } from "zod";

/** What is wrong with one field: a stable code and what to do, in both languages. */
export interface FieldSentence {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ["文字", "text"],
  number: ["数字", "a number"],
  int: ["整数", "a whole number"],
  boolean: ["true 或 false", "true or false"],
  array: ["列表", "a list"],
  object: ["对象", "an object"],
  record: ["对象", "an object"],
};

const FORMATS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  date: ["请写成日期，例如 2026-12-20，且日期要真实存在。", "Write a real date like 2026-12-20."],
  datetime: [
    "请写成带时区的时刻，例如 2026-11-20T10:00:00+08:00。",
    "Write an instant with an offset, like 2026-11-20T10:00:00+08:00.",
  ],
  email: ["请填写有效的电子邮箱。", "Enter a valid e-mail address."],
  url: ["请填写完整网址。", "Enter a complete URL."],
  uuid: ["请填写 UUID。", "Enter a UUID."],
};

/**
 * What to do about a zod issue. A `.refine` brings its own words with
 * `{ params: { code: "field.…", zh, en } }`. zod's message and the value that was sent are not
 * used: the first is English and for programmers, the second may be personal data.
 */
export function fieldSentence(issue: Issue): FieldSentence {
  switch (issue.code) {
    case "invalid_type":
      return wrongType(issue);
    case "invalid_format":
      return wrongFormat(issue);
    case "invalid_value":
      return wrongValue(issue);
    case "too_small":
      return outOfRange(issue, { bound: issue.minimum, low: true });
    case "too_big":
      return outOfRange(issue, { bound: issue.maximum, low: false });
    case "unrecognized_keys":
      return of("field.unknown", "没有这一项，请删去。", "There is no such field; remove it.");
    case "not_multiple_of":
      return of(
        "field.bad-step",
        `请填写 ${issue.divisor} 的整数倍。`,
        `Enter a multiple of ${issue.divisor}.`,
      );
    case "custom":
      return custom(issue.params);
    default:
      return unfit();
  }
}

function of(code: string, zh: string, en: string): FieldSentence {
  return { code, zh, en };
}

function unfit(): FieldSentence {
  return of(
    "field.invalid",
    "这一项不符合要求，请对照接口说明检查。",
    "This doesn't fit; compare it with the documentation.",
  );
}

function missing(): FieldSentence {
  return of("field.missing", "请填写这一项。", "Fill this in.");
}

function wrongType(issue: z.core.$ZodIssueInvalidType): FieldSentence {
  if (issue.input === undefined) return missing();
  const [zh, en] = TYPES[issue.expected] ?? ["规定的类型", "the documented type"];
  return of("field.wrong-type", `这里要填${zh}。`, `This takes ${en}.`);
}

function wrongFormat(issue: z.core.$ZodIssueInvalidStringFormat): FieldSentence {
  const known = issue.pattern === undefined ? undefined : patternSentence(issue.pattern);
  if (known) return of("field.bad-format", known.zh, known.en);
  const [zh, en] = FORMATS[issue.format] ?? [
    "写法不对，请对照接口说明里的例子。",
    "The form is wrong; see the example in the documentation.",
  ];
  return of("field.bad-format", zh, en);
}

function wrongValue(issue: z.core.$ZodIssueInvalidValue): FieldSentence {
  if (issue.input === undefined) return missing();
  const values = issue.values.slice(0, 20).map(String);
  return of(
    "field.not-an-option",
    `请从这些值中选一个：${values.join("、")}。`,
    `Choose one of: ${values.join(", ")}.`,
  );
}

function outOfRange(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  limit: { bound: number | bigint; low: boolean },
): FieldSentence {
  const { bound, low } = limit;
  const inclusive = issue.inclusive !== false;
  if (issue.origin === "string") {
    if (low && bound <= 1) return missing();
    return low
      ? of("field.too-short", `至少 ${bound} 个字符。`, `Write at least ${bound} characters.`)
      : of("field.too-long", `最多 ${bound} 个字符。`, `Write at most ${bound} characters.`);
  }
  if (issue.origin === "array" || issue.origin === "set") {
    return low
      ? of("field.too-few", `至少 ${bound} 项。`, `Give at least ${bound} item(s).`)
      : of("field.too-many", `最多 ${bound} 项，请分批提交。`, `Give at most ${bound} items.`);
  }
  if (low) {
    return inclusive
      ? of("field.too-small", `不能小于 ${bound}。`, `Enter ${bound} or more.`)
      : of("field.too-small", `要大于 ${bound}。`, `Enter more than ${bound}.`);
  }
  return inclusive
    ? of("field.too-big", `不能大于 ${bound}。`, `Enter ${bound} or less.`)
    : of("field.too-big", `要小于 ${bound}。`, `Enter less than ${bound}.`);
}

function custom(params: Readonly<Record<string, unknown>> | undefined): FieldSentence {
  const { zh, en, code } = { ...params };
  if (typeof zh !== "string" || typeof en !== "string") return unfit();
  return of(typeof code === "string" ? code : "field.invalid", zh, en);
}
