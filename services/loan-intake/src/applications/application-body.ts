import type { ApplicationBody } from "@bursar/api-schema/resources";
import type { Application } from "@bursar/database/applications";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import type { z } from "zod";

export function toApplicationBody(application: Application): z.input<typeof ApplicationBody> {
  return {
    id: application.id,
    borrowerName: maskName(application.borrowerName),
    academicYear: application.academicYear,
    kind: application.kind,
    status: application.status,
    amount: formatYuan(application.amountFen),
    universityCode: application.universityCode,
    level: application.level,
    graduationYear: application.graduationYear,
    warnings: application.warnings,
    submittedOn: application.submittedOn,
    reviewedOn: application.reviewedOn,
    version: application.version,
  };
}
