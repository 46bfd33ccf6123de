import { z } from "zod";

/** A business date `YYYY-MM-DD` that exists in the calendar. */
export const PlainDateString = z.iso.date().meta({
  id: "PlainDateString",
  description: "业务日期 · Business date",
  example: "2026-12-20",
});

/** A point in time, RFC 3339 with an offset. */
export const Instant = z.iso.datetime({ offset: true }).meta({
  id: "Instant",
  description: "时刻，带时区 · Instant, RFC 3339 with offset",
  example: "2026-11-20T10:00:00+08:00",
});
