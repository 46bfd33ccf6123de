import { z } from "zod";
import { explainedPattern } from "./sentences.ts";

const YUAN = explainedPattern(/^(0|[1-9]\d{0,14})\.\d{2}$/, {
  zh: "请写成以元为单位、两位小数的金额，例如 136.89。",
  en: "Write an amount in yuan with two decimals, for example 136.89.",
});

const SIGNED_YUAN = explainedPattern(/^-?(0|[1-9]\d{0,14})\.\d{2}$/, {
  zh: "请写成以元为单位、两位小数的金额，减少写负号，例如 -136.89。",
  en: "Write an amount in yuan with two decimals, a decrease with a minus, for example -136.89.",
});

const PERCENT = explainedPattern(/^-?(0|[1-9]\d{0,2})\.\d{2,6}$/, {
  zh: "请写成百分数，至少两位小数，不写百分号，例如 2.80。",
  en: "Write a percentage with at least two decimals and no sign, for example 2.80.",
});

/** An amount that is never negative: yuan, exactly two decimals, `"136.89"`. */
export const YuanString = z.string().regex(YUAN).meta({
  id: "YuanString",
  description: "金额，元，两位小数 · Amount in yuan, two decimals",
  example: "136.89",
});

/** A difference or a correction: yuan, exactly two decimals, may start with a minus. */
export const SignedYuanString = z.string().regex(SIGNED_YUAN).meta({
  id: "SignedYuanString",
  description: "金额差，元，两位小数，可为负 · Difference in yuan, two decimals, may be negative",
  example: "-136.89",
});

/** A rate in percent, `"2.80"`. */
export const PercentString = z.string().regex(PERCENT).meta({
  id: "PercentString",
  description: "利率，百分数 · Rate in percent",
  example: "2.80",
});
