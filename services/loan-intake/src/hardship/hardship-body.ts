import type { HardshipBody, HardshipRowBody } from "@bursar/api-schema/resources";
import type { HardshipRecognition } from "@bursar/database/hardship";
import { maskIdNumber, maskName } from "@bursar/domain/identity";
import type { ShownRecognition } from "@bursar/servicing/hardship";
import type { z } from "zod";

export function toHardshipRow(one: HardshipRecognition): z.input<typeof HardshipRowBody> {
  return {
    id: one.id,
    academicYear: one.academicYear,
    kind: one.kind,
    replacesId: one.replacesId,
    name: maskName(one.name),
    school: one.school,
    category: one.category,
    index: toIndexText(one.indexHundredths),
    level: one.level,
    status: one.status,
    enteredOn: one.enteredOn,
    decidedOn: one.decidedOn,
    validTo: one.validTo,
    version: one.version,
  };
}

export function toHardshipBody(shown: ShownRecognition): z.input<typeof HardshipBody> {
  const { recognition, factors, history, publicity, openObjections } = shown;
  return {
    ...toHardshipRow(recognition),
    idNumber: maskIdNumber(recognition.idNumber),
    indicators: [...recognition.indicators],
    statement: recognition.statement,
    evidence: recognition.evidence,
    assessedOn: recognition.assessedOn,
    committedOn: recognition.committedOn,
    factors: [...factors],
    publicity,
    openObjections,
    history: [...history],
  };
}

/** `6250` → `"62.50"`. */
function toIndexText(hundredths: number): string {
  const text = String(hundredths).padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
