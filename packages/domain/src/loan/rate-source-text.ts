import { formatRatePercent } from "../money/index.ts";
import type { RatePpm } from "../money/index.ts";
import type { Segment } from "./segment.ts";

/** A sentence in both of the product's languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Where a rate comes from: `LPR5Y 3.50% − 0.70%（财教〔2024〕188号）`. */
export function describeRate(segment: Segment): Bilingual {
  const { source: rateSource, setOn: rateSetOn, assumed } = segment.rate;
  switch (rateSource.kind) {
    case "lpr": {
      const { lpr, margin } = rateSource;
      const sum = `LPR5Y ${formatRatePercent(lpr.value)}% ${signedPercent(margin.value)}`;
      return {
        zh: `${sum}（${margin.source}，${rateSetOn} 起${assumed ? "，LPR 未公布，暂按最近值" : ""}）`,
        en: `${sum} (${margin.source}, from ${rateSetOn}${assumed ? ", LPR not yet known, last value assumed" : ""})`,
      };
    }
    case "benchmark": {
      const rate = formatRatePercent(rateSource.benchmark.value);
      return {
        zh: `五年以上贷款基准利率 ${rate}%（${rateSetOn} 起）`,
        en: `benchmark over five years ${rate}% (from ${rateSetOn})`,
      };
    }
    case "fixed":
      return { zh: "合同约定固定利率", en: "fixed by the contract" };
  }
}

function signedPercent(ppm: RatePpm): string {
  const magnitude = formatRatePercent(ppm < 0n ? -ppm : ppm);
  return `${ppm < 0n ? "−" : "+"} ${magnitude}%`;
}
