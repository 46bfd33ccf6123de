import { cleanCode } from "../identity/index.ts";
import { formatYuan, parseYuan } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import type { RosterApplication } from "./roster-application.ts";
import type { FormField } from "./application-form.ts";
import type { FormReading } from "./form-reading.ts";
import { capBandOf, readStudyLevel } from "./study-level.ts";

type Fees = Pick<RosterApplication, "tuitionFen" | "accommodationFen">;

/** Reads tuition and accommodation; since autumn 2021 they do not bound the loan (rulebook 1.3). */
export function readFees(reading: FormReading): Fees | undefined {
  const tuitionFen = readFee("tuition", reading);
  const accommodationFen = readFee("accommodation", reading);
  if (tuitionFen === undefined || accommodationFen === undefined) return undefined;
  return { tuitionFen, accommodationFen };
}

/**
 * Reads the amount applied for: a number, not negative, whole yuan, at least the minimum, at most
 * the cap of the level, in this order. `8000.00` is whole; `8,000` and `8千` are asked for again.
 */
export function readAmount(reading: FormReading): Fen | undefined {
  const text = cleanCode(reading.form.amount);
  const complain = (code: "not-a-number" | "negative" | "not-whole-yuan") =>
    reading.report("amount", `amount.${code}`);
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return complain("not-a-number");
  if (text.startsWith("-")) return complain("negative");
  if (!/^\d+(?:\.0+)?$/.test(text)) return complain("not-whole-yuan");
  const amountFen = parseYuan(text.replace(/\.0+$/, ""));
  return amountFen === undefined ? complain("not-a-number") : withinLimits(reading, amountFen);
}

function withinLimits({ form, limits, report }: FormReading, amountFen: Fen): Fen | undefined {
  if (limits === undefined) return undefined;
  if (amountFen < limits.minFen) {
    return report("amount", "amount.below-minimum", { min: wholeYuan(limits.minFen) });
  }
  if (amountFen % limits.stepFen !== 0n) {
    return report("amount", "amount.off-step", { step: wholeYuan(limits.stepFen) });
  }
  const level = readStudyLevel(form.level);
  if (level === undefined) return undefined;
  const isPostgraduate = capBandOf(level) === "postgraduate";
  const capFen = isPostgraduate ? limits.postgraduateFen : limits.undergraduateFen;
  if (amountFen <= capFen) return amountFen;
  return report("amount", "amount.over-cap", {
    max: wholeYuan(capFen),
    band: isPostgraduate ? "研究生" : "本专科生",
    bandEn: isPostgraduate ? "postgraduates" : "undergraduates",
  });
}

function readFee(field: FormField, { form, report }: FormReading): Fen | undefined {
  const fen = parseYuan(cleanCode(form[field]));
  if (fen === undefined) return report(field, "fee.not-a-number");
  return fen < 0n ? report(field, "fee.negative") : fen;
}

function wholeYuan(fen: Fen): string {
  return formatYuan(fen).replace(/\.00$/, "");
}
