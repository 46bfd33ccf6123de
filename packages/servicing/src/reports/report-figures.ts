import type { AnnualDimension } from "@bursar/database/reports";
import type { CentreFigures, Ratio } from "@bursar/domain/loan";
import { formatYuan } from "@bursar/domain/money";
import { ANNUAL_DEFINITIONS, RECOVERY_DEFINITIONS } from "@bursar/domain/report";
import type { AnnualReport, AveragedGroup } from "./report-annual.ts";
import type { Recovery, RecoveryCut, RecoveryGroup } from "./report-recovery.ts";

// What the API and the command print alike: amounts in yuan, ratios in percent.

/** The figures of a year as they are shown. */
export function toAnnualFigures(report: AnnualReport) {
  const by = (dimension: AnnualDimension | "total") =>
    report.groups.filter((group) => group.dimension === dimension).map(toAnnualGroup);
  const [disbursed = { group: "total", contracts: 0, persons: 0, amount: "0.00", average: null }] =
    by("total");
  const { settled } = report;
  return {
    year: report.year,
    asOf: report.asOf,
    disbursed,
    byKind: by("kind"),
    byCategory: by("category"),
    byLevel: by("level"),
    byOwnership: by("ownership"),
    byAffiliation: by("affiliation"),
    byPlace: by("place"),
    stages: report.stages.map(({ outstandingFen, ...stage }) => ({
      ...stage,
      outstanding: formatYuan(outstandingFen),
    })),
    settled: {
      settlements: settled.settlements,
      interestSubsidised: formatYuan(settled.subsidisedFen),
      interestBorne: formatYuan(settled.borneFen),
      interestWaived: formatYuan(settled.waivedFen),
      principalDue: formatYuan(settled.principalDueFen),
      payable: formatYuan(settled.payableFen),
    },
    reliefs: [...report.reliefs],
    definitions: [...ANNUAL_DEFINITIONS],
  };
}

function toAnnualGroup({ group, contracts, persons, amountFen, averageFen }: AveragedGroup) {
  const average = averageFen === undefined ? null : formatYuan(averageFen);
  return { group, contracts, persons, amount: formatYuan(amountFen), average };
}

/** The centre's recovery at each cut. */
export function toKpiFigures({ year, cycle, cuts }: Recovery) {
  return {
    year,
    cycle,
    cuts: cuts.map((cut) => ({ ...toCut(cut), figures: toFigures(cut.total.figures) })),
    definitions: [...RECOVERY_DEFINITIONS],
  };
}

/** The same by township and by graduation year. */
export function toRecoveryFigures({ year, cycle, cuts }: Recovery) {
  return {
    year,
    cycle,
    cuts: cuts.map((cut) => ({
      ...toCut(cut),
      total: toGroup(cut.total),
      townships: cut.townships.map(toGroup),
      graduationYears: cut.graduationYears.map(toGroup),
    })),
    definitions: [...RECOVERY_DEFINITIONS],
  };
}

function toCut({ cutOn, asOf, isFinal }: RecoveryCut) {
  return { cutOn, asOf, isFinal };
}

function toFigures(figures: CentreFigures) {
  return {
    current: toMoney(figures.recovery.current),
    old: toMoney(figures.recovery.old),
    contracts: toCount(figures.contracts),
    persons: toCount(figures.persons),
    interestOnlyOverdue: figures.interestOnlyOverdue,
    buckets: figures.buckets.map(({ name, contracts, outstandingFen, overdueFen }) => ({
      days: name,
      contracts,
      outstanding: formatYuan(outstandingFen),
      overdue: formatYuan(overdueFen),
    })),
  };
}

function toGroup({ group, sums, figures }: RecoveryGroup) {
  return {
    group,
    contracts: sums.contracts,
    persons: sums.persons,
    overdue: formatYuan(sums.overdueFen),
    current: toMoney(figures.recovery.current),
    old: toMoney(figures.recovery.old),
    byContracts: toCount(figures.contracts),
    byPersons: toCount(figures.persons),
  };
}

function toMoney({ part, whole, percent }: Ratio) {
  return { received: formatYuan(part), due: formatYuan(whole), percent: percent ?? null };
}

function toCount({ part, whole, percent }: Ratio) {
  return { paid: Number(part), due: Number(whole), percent: percent ?? null };
}
