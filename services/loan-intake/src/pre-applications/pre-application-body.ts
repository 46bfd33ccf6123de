import type {
  InterestBody,
  MoveOutcomesBody,
  PreApplicationBody,
  PreApplicationRowBody,
} from "@bursar/api-schema/resources";
import type { InterestRow, PreApplication } from "@bursar/database/pre-applications";
import { maskIdNumber, maskName, maskPhone } from "@bursar/domain/identity";
import type { Guardian } from "@bursar/domain/pre-application";
import type { MoveOutcome, ShownPreApplicationDetail } from "@bursar/servicing/pre-applications";
import type { z } from "zod";

export function toPreApplicationRow(one: PreApplication): z.input<typeof PreApplicationRowBody> {
  return {
    id: one.id,
    academicYear: one.academicYear,
    school: one.school,
    className: one.className,
    name: maskName(one.name),
    category: one.category,
    status: one.status,
    warnings: one.warnings,
    enteredOn: one.enteredOn,
    schoolApprovedOn: one.schoolApprovedOn,
    verifiedOn: one.verifiedOn,
    importedOn: one.importedOn,
    decidedOn: one.decidedOn,
    version: one.version,
  };
}

export function toPreApplicationBody(
  shown: ShownPreApplicationDetail,
): z.input<typeof PreApplicationBody> {
  const { preApplication, history, publicity, openObjections } = shown;
  return {
    ...toPreApplicationRow(preApplication),
    sex: preApplication.sex,
    ethnicity: preApplication.ethnicity,
    township: preApplication.township,
    hardshipCategory: preApplication.hardshipCategory,
    idNumber: maskIdNumber(preApplication.idNumber),
    phone: maskPhone(preApplication.phone),
    guardian: preApplication.guardian === null ? null : toGuardian(preApplication.guardian),
    publicity,
    openObjections,
    history: [...history],
  };
}

function toGuardian({ name, relation, idNumber, phone }: Guardian) {
  return {
    name: maskName(name),
    relation,
    idNumber: idNumber === null ? null : maskIdNumber(idNumber),
    phone: phone === null ? null : maskPhone(phone),
  };
}

export function toOutcomesBody(outcomes: readonly MoveOutcome[]): z.input<typeof MoveOutcomesBody> {
  return {
    data: outcomes.map(({ id, status, version, refusal }) => ({
      id,
      status,
      version,
      refusal:
        refusal === null ? null : { code: refusal.code, zh: refusal.text.zh, en: refusal.text.en },
    })),
  };
}

export function toInterestBody(row: InterestRow): z.input<typeof InterestBody> {
  return {
    id: row.id,
    academicYear: row.academicYear,
    name: maskName(row.name),
    phone: maskPhone(row.phone),
    school: row.school,
    township: row.township,
    wish: row.wish,
    collectedOn: row.collectedOn,
    preApplicationId: row.preApplicationId,
    applicationId: row.applicationId,
  };
}
