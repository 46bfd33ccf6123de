import { timingSafeEqual } from "node:crypto";
import { keyedHash, type Database } from "@bursar/database/connection";

type KeyRing = Database["keys"];

/** What a token says before it is believed. */
export interface UploadToken {
  readonly centreId: string;
  readonly linkId: string;
}

const MAC_BYTES = 16;

/** The token of a link: its centre, its id and a keyed hash of both; nothing stored makes one. */
export function uploadTokenOf(keys: KeyRing, link: UploadToken): string {
  return `${link.centreId}.${link.linkId}.${macOf(keys, link).toString("base64url")}`;
}

const TOKEN = /^(cen_[0-9a-z]{1,40})\.(lnk_[0-9a-z]{1,40})\.([\w-]{22})$/;

/** The link that a token names, or undefined when this product did not make it. */
export function readUploadToken(keys: KeyRing, token: string): UploadToken | undefined {
  const [, centreId, linkId, mac] = TOKEN.exec(token) ?? [];
  if (centreId === undefined || linkId === undefined || mac === undefined) return undefined;
  const given = Buffer.from(mac, "base64url");
  const right = macOf(keys, { centreId, linkId });
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return { centreId, linkId };
}

function macOf(keys: KeyRing, { centreId, linkId }: UploadToken): Buffer {
  return keyedHash(keys, "upload-link", `${centreId}/${linkId}`).subarray(0, MAC_BYTES);
}
