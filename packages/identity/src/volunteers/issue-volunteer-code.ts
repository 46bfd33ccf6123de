import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import {
  keyedHash,
  newId,
  readCentre,
  withTransaction,
  type Database,
} from "@bursar/database/connection";
import type { Asked, IdentityDeps } from "../deps.ts";
import { newSecretText, readSecretText } from "../secrets/new-secret-text.ts";
import { findCode, insertCode, selectCodes } from "./volunteer-code-rows.ts";
import type { CodePage, VolunteerCode } from "./volunteer-code-rows.ts";
import { codeNotFound } from "./volunteer-refusals.ts";

export interface IssueVolunteerCode extends Asked {
  /** Sign-ins that the code is good for. */
  readonly usesMax: number;
}

export interface IssuedVolunteerCode {
  readonly issued: VolunteerCode;
  /** Such as `k7mf-2qxd`, shown once: null when the request was answered before. */
  readonly code: string | null;
}

/** Issues a code with which volunteers sign in today, at this centre. */
export async function issueVolunteerCode(
  deps: IdentityDeps,
  { context, usesMax }: IssueVolunteerCode,
): Promise<IssuedVolunteerCode> {
  const code = newSecretText([4, 4]);
  const issued = await withTransaction(deps.db, context, async (tx) => {
    const id = newId("vcd");
    const businessOn = await businessDate(tx);
    await insertCode(tx, { id, codeHash: codeHash(tx, code), businessOn, usesMax });
    const after = { businessOn, usesMax };
    await recordAudit(tx, { action: "volunteer-code.issued", subjectId: id, after });
    const made = await findCode(tx, id);
    if (made === undefined) throw codeNotFound();
    return made;
  });
  return { issued, code: context.replayed === true ? null : code };
}

/** The hash under which a code is kept, however it was typed. */
export function codeHash({ keys }: Pick<Database, "keys">, code: string): Buffer {
  return keyedHash(keys, "volunteer-code", readSecretText(code));
}

/** A page of the centre's codes, latest first, with who has used them. */
export function listVolunteerCodes(
  deps: IdentityDeps,
  { context, page }: Asked & { readonly page: CodePage },
): Promise<VolunteerCode[]> {
  return readCentre(deps.db, context, (tx) => selectCodes(tx, page));
}
