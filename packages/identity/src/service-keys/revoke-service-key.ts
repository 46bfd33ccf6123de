import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import { Refusal } from "@bursar/domain/refusal";
import type { Asked, IdentityDeps } from "../deps.ts";
import { findKey, saveKeyRevocation, type ServiceKey } from "./service-key-rows.ts";

/** Ends a key with its next request. @throws Refusal `service-key.not-found` */
export function revokeServiceKey(
  deps: IdentityDeps,
  { context, keyId }: Asked & { readonly keyId: string },
): Promise<ServiceKey> {
  return withTransaction(deps.db, context, async (tx) => {
    const before = await findKey(tx, keyId);
    if (before === undefined) throw keyNotFound();
    if (before.revokedAt !== null) return before;
    await saveKeyRevocation(tx, keyId);
    await recordAudit(tx, { action: "service-key.revoked", subjectId: keyId });
    return (await findKey(tx, keyId)) ?? before;
  });
}

function keyNotFound(): Refusal {
  return new Refusal("service-key.not-found", {
    zh: "本中心没有这个服务密钥。请从列表打开。",
    en: "This centre has no such key. Open it from the list.",
    status: 404,
  });
}
