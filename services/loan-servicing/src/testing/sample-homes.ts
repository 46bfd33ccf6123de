import { sampleHome } from "./sample-home.ts";

/** The variants of the home page, by name. */
export const sampleHomes = {
  graceYear: sampleHome("2026-11-20"),
  inSchool: sampleHome("2026-11-20", [{ graduationYear: 2028 }]),
  billNotOpen: sampleHome("2026-07-10"),
  afterAdvisedDay: sampleHome("2026-12-18"),
  dueToday: sampleHome("2026-12-20"),
  justFallenDue: sampleHome("2026-12-22"),
  waived: sampleHome("2025-11-20", [
    { signedOn: "2022-08-20", disbursedOn: "2022-11-20", graduationYear: 2024 },
  ]),
  instalment: sampleHome("2031-11-20"),
  finalYear: sampleHome("2041-09-02"),
  severalContracts: sampleHome("2026-11-20", [
    {},
    { principalFen: 800_000n },
    { principalFen: 1_200_000n },
  ]),
  severalDueDates: sampleHome("2041-09-02", [
    {},
    { graduationYear: 2027 },
    { graduationYear: 2028, principalFen: 800_000n },
  ]),
  closed: sampleHome("2042-01-05"),
  monthEnd: sampleHome("2026-11-28"),
};
