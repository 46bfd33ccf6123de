import { findCentre, locate } from "@bursar/database/centres";
import { keyedHash, readCentre, type ActionContext } from "@bursar/database/connection";
import { findStatementByCode, type IssuedSheet } from "@bursar/database/statements";
import { maskName } from "@bursar/domain/identity";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** What a sheet says, masked, so that whoever holds it can compare. */
export interface VerifiedStatement extends Pick<
  IssuedSheet,
  "kind" | "number" | "year" | "issuedOn" | "sha256" | "sealedBy" | "certificate" | "sealedAt"
> {
  readonly centreName: string;
  readonly borrowerName: string;
  /** Its last four characters in clear. */
  readonly contractNo: string;
}

/**
 * Whether a sheet with this code was issued, in whatever centre.
 *
 * @throws Refusal `verification.not-found`
 */
export async function verifyStatement(
  deps: Deps,
  query: { readonly context: ActionContext; readonly code: string },
): Promise<VerifiedStatement> {
  const code = query.code.toUpperCase();
  const hash = keyedHash(deps.db.keys, "verification-code", code);
  for (const centreId of await locate(deps.db, "verification-code", hash)) {
    const context = { ...query.context, centreId };
    const found = await readCentre(deps.db, context, async (tx) => {
      const issued = await findStatementByCode(tx, code);
      return issued && { issued, centreName: (await findCentre(tx)).name };
    });
    if (found !== undefined) return toVerified(found.issued, found.centreName);
  }
  throw refuse("verification.not-found");
}

function toVerified(issued: IssuedSheet, centreName: string): VerifiedStatement {
  const { kind, number, year, issuedOn, contractNo } = issued;
  const { sha256, sealedBy, certificate, sealedAt } = issued;
  const { borrowerName } = JSON.parse(issued.sheet) as { borrowerName: string };
  return {
    kind,
    number,
    year,
    issuedOn,
    sha256,
    sealedBy,
    certificate,
    sealedAt,
    centreName,
    borrowerName: maskName(borrowerName),
    contractNo: `${"*".repeat(Math.max(0, contractNo.length - 4))}${contractNo.slice(-4)}`,
  };
}
