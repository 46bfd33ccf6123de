import { isPlainDate } from "@bursar/domain/calendar";
import type { PlainDate } from "@bursar/domain/calendar";
import { parseYuan } from "@bursar/domain/money";
import type { Fen } from "@bursar/domain/money";
import type { FieldKind } from "./object-reader.ts";

export const date: FieldKind<PlainDate> = {
  code: "field.bad-date",
  zh: "写成 2026-12-20 的样子，且确有这一天。",
  en: "Write a day that exists, like 2026-12-20.",
  read: (value) => (isPlainDate(value) ? value : undefined),
};

/** Text, never a JSON number: a float is no amount. */
export const positiveYuan: FieldKind<Fen> = amount((fen) => fen > 0n, {
  zh: '写成文字，大于零，最多两位小数，如 "12000.00"。',
  en: 'Write text above zero with at most two decimals, like "12000.00".',
});

export const yuan: FieldKind<Fen> = amount((fen) => fen >= 0n, {
  zh: '写成文字，不为负，最多两位小数，如 "12000.00"。',
  en: 'Write text, not negative, with at most two decimals, like "12000.00".',
});

export const year: FieldKind<number> = wholeNumber(1990, 2200);

export function wholeNumber(min: number, max: number): FieldKind<number> {
  return {
    zh: `填 ${min} 至 ${max} 的整数。`,
    en: `Give a whole number from ${min} to ${max}.`,
    read: (value) =>
      typeof value === "number" && Number.isInteger(value) && min <= value && value <= max
        ? value
        : undefined,
  };
}

export function oneOf<T extends string>(...words: readonly T[]): FieldKind<T> {
  return {
    code: "field.unknown-value",
    zh: `可用：${words.join("、")}。`,
    en: `Use ${words.join(" or ")}.`,
    read: (value) => words.find((word) => word === value),
  };
}

/** A name for the item in the output. */
export const label: FieldKind<string> = {
  zh: "写成文字，最多 200 个字符。",
  en: "Write text of at most 200 characters.",
  read: (value) =>
    (typeof value === "string" && value.length <= 200) || Number.isInteger(value)
      ? String(value)
      : undefined,
};

function amount(
  fits: (fen: Fen) => boolean,
  words: { readonly zh: string; readonly en: string },
): FieldKind<Fen> {
  return {
    code: "field.bad-amount",
    ...words,
    read: (value) => {
      const fen = typeof value === "string" ? parseYuan(value) : undefined;
      return fen !== undefined && fits(fen) ? fen : undefined;
    },
  };
}
