export function secondsSince(from: number): number {
  return (performance.now() - from) / 1_000;
}

/** The value below which this part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** This process's greatest memory so far. */
export function peakRssMb(): number {
  return process.resourceUsage().maxRSS / 1_024;
}
