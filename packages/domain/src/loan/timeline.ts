import type { PlainDate } from "../calendar/index.ts";

/** A value that holds from the start of a day until the next step. */
export interface Step<T> {
  readonly from: PlainDate;
  readonly value: T;
}

/** Steps by ascending, distinct days; defined from the first one on. */
export type Timeline<T> = readonly Step<T>[];

/** The value at a day; a day before the first step is a bug of the caller. */
export function valueAt<T>(timeline: Timeline<T>, day: PlainDate): T {
  const step = timeline.findLast(({ from }) => from <= day);
  if (step === undefined) throw new RangeError(`nothing is known at ${day}`);
  return step.value;
}

/** Cuts [from, to) wherever one of the timelines may change; gives the half-open pieces. */
export function cutInterval(
  interval: { readonly from: PlainDate; readonly to: PlainDate },
  timelines: readonly Timeline<unknown>[],
): readonly { readonly from: PlainDate; readonly to: PlainDate }[] {
  const { from, to } = interval;
  const days = new Set([from]);
  for (const steps of timelines)
    for (const step of steps) if (step.from > from && step.from < to) days.add(step.from);
  const cuts = [...days].sort();
  return cuts.map((start, i) => ({ from: start, to: cuts[i + 1] ?? to }));
}
