import { recordAudit } from "@bursar/database/audit";
import { findCentre } from "@bursar/database/centres";
import { newId, readCentre, withTransaction } from "@bursar/database/connection";
import { cleanText } from "@bursar/domain/identity";
import { Refusal } from "@bursar/domain/refusal";
import type { Asked, IdentityDeps } from "../deps.ts";
import { serviceScopesOf } from "../permissions/service-scopes.ts";
import { newServiceKey, serviceKeyHash } from "./service-key-text.ts";
import { insertKey, selectKeys, type KeyPage, type ServiceKey } from "./service-key-rows.ts";

export interface CreateServiceKey extends Asked {
  /** What the key is for, as people know it. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** Last day on which it works; null for one that has no end. */
  readonly expiresOn: string | null;
}

export interface CreatedServiceKey {
  readonly created: ServiceKey;
  /** Shown once: null when the request was answered before. */
  readonly key: string | null;
}

/**
 * Makes a key for another program: a test key in a demo centre, a live one anywhere else.
 *
 * @throws Refusal `service-key.scope-not-grantable`, `service-key.expiry-past` (both 422).
 */
export async function createServiceKey(
  deps: IdentityDeps,
  { context, scopes, expiresOn, ...given }: CreateServiceKey,
): Promise<CreatedServiceKey> {
  const name = cleanText(given.name);
  const known = serviceScopesOf(scopes);
  const others = scopes.filter((scope) => ![...known].some((own) => own === scope));
  if (others.length > 0) throw scopeNotGrantable(others);
  const expiresAt = expiresOn === null ? null : `${expiresOn}T23:59:59.999+08:00`;
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) throw expiryPast();
  let key: string | null = null;
  const created = await withTransaction(deps.db, context, async (tx) => {
    const mode = (await findCentre(tx)).demo ? "test" : "live";
    key = newServiceKey(mode);
    const keyHash = serviceKeyHash(key) ?? Buffer.alloc(0);
    const row = { id: newId("key"), name, mode, keyHash, lastFour: key.slice(-4) } as const;
    const added = await insertKey(tx, { ...row, scopes: [...known], expiresAt });
    const after = { name, mode, scopes: added.scopes, expiresAt };
    await recordAudit(tx, { action: "service-key.created", subjectId: added.id, after });
    return added;
  });
  return { created, key };
}

/** A page of the centre's keys, latest first. */
export function listServiceKeys(
  deps: IdentityDeps,
  { context, page }: Asked & { readonly page: KeyPage },
): Promise<ServiceKey[]> {
  return readCentre(deps.db, context, (tx) => selectKeys(tx, page));
}

function scopeNotGrantable(scopes: readonly string[]): Refusal {
  return new Refusal("service-key.scope-not-grantable", {
    zh: `密钥不能有这些权限：${scopes.join("、")}。复核、批准和管理由人来做。`,
    en: `A key can't have these scopes: ${scopes.join(", ")}. Reviewing, approving and managing is for people.`,
    status: 422,
    pointer: "/scopes",
    data: { scopes },
  });
}

function expiryPast(): Refusal {
  return new Refusal("service-key.expiry-past", {
    zh: "到期日已经过去。请填今天或以后的日期。",
    en: "The last day has passed already. Enter today or a later day.",
    status: 422,
    pointer: "/expiresOn",
  });
}
