import type { GoodSeal, SealFault } from "@bursar/documents/seal";
import type { Sentence } from "../terminal/language.ts";
import type { Shell } from "../terminal/shell.ts";

export interface VerifiedDocument {
  readonly file: string;
  readonly seal: GoodSeal | SealFault;
  /** SHA-256 of the certificates that may have sealed it; none when none is known. */
  readonly expected: readonly string[];
  /** Offset of the first byte that differs from an original, null when none does. */
  readonly difference: number | null | undefined;
}

/** A seal of another certificate than the expected one is whole, but no proof of its signer. */
function signerState({ seal, expected }: VerifiedDocument): "expected" | "other" | "unknown" {
  if (seal.kind !== "good" || expected.length === 0) return "unknown";
  return expected.includes(seal.signer.fingerprint) ? "expected" : "other";
}

/** Intact, and of no signer but the expected one where one is known. */
export function isGenuine(verified: VerifiedDocument): boolean {
  const { seal, difference } = verified;
  const isSame = difference === undefined || difference === null;
  return seal.kind === "good" && isSame && signerState(verified) !== "other";
}

/** Offset of the first byte in which two files differ, or null. */
export function firstDifference(a: Buffer, b: Buffer): number | null {
  if (a.equals(b)) return null;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return at;
  return length;
}

export function documentJson(verified: VerifiedDocument): unknown {
  const { file, seal, difference } = verified;
  return {
    file,
    ok: isGenuine(verified),
    signerIs: signerState(verified),
    ...(difference !== undefined && { firstDifference: difference }),
    seal,
  };
}

export function documentText(shell: Shell, verified: VerifiedDocument): string {
  const { pick, paint } = shell;
  const { file, seal, difference } = verified;
  const mark = isGenuine(verified) ? paint("green", "✓") : paint("red", "✗");
  const lines = [`${mark} ${file} ${pick(sealText(seal))}`];
  if (seal.kind === "good") {
    lines.push(
      `  ${seal.reason}`,
      `  ${pick({ zh: "签章人", en: "sealed by" })} ${seal.signer.name}  ${beijing(seal.sealedAt)} +08:00`,
      `  ${pick({ zh: "证书", en: "certificate" })} ${seal.signer.fingerprint}`,
      `  ${pick(signerText(verified))}`,
      `  SHA-256 ${seal.sha256}`,
    );
  }
  if (difference !== undefined) lines.push(`  ${pick(differenceText(difference))}`);
  return lines.join("\n");
}

function sealText(seal: GoodSeal | SealFault): Sentence {
  switch (seal.kind) {
    case "good":
      return { zh: "签章有效，覆盖整个文件", en: "the seal holds and covers the whole file" };
    case "unsealed":
      return { zh: "没有电子签章", en: "has no seal" };
    case "unreadable":
      return {
        zh: "签章读不了，文件可能不完整",
        en: "has a seal that can't be read; it may be cut",
      };
    case "uncovered":
      return {
        zh: `签章之后加了 ${seal.bytes} 字节，从第 ${seal.offset} 字节起`,
        en: `has ${seal.bytes} bytes added after its seal, from byte ${seal.offset} on`,
      };
    case "changed":
      return { zh: "内容在签章之后被改过", en: "was changed after it was sealed" };
    case "forged":
      return { zh: "签章不是这张证书作出的", en: "has a signature that is not its certificate's" };
    case "outside-term":
      return {
        zh: `签章时间 ${seal.sealedAt} 不在证书有效期内`,
        en: `was sealed at ${seal.sealedAt}, out of its certificate's term`,
      };
  }
}

function signerText(verified: VerifiedDocument): Sentence {
  switch (signerState(verified)) {
    case "expected":
      return { zh: "就是应当签章的证书", en: "This is the certificate that was expected" };
    case "other":
      return {
        zh: "不是应当签章的证书：可能是别处或冒名的，请核对上面的指纹",
        en: "This is not the expected certificate: another office's or an impostor's; compare its hash",
      };
    case "unknown":
      return {
        zh: "没有可比对的证书：请把上面的指纹与资助中心公布的核对",
        en: "No certificate to compare with: hold its hash against the one that the centre publishes",
      };
  }
}

function differenceText(difference: number | null): Sentence {
  if (difference === null) return { zh: "与原件逐字节一致", en: "The same bytes as the original" };
  return {
    zh: `与原件不一致，第一处在第 ${difference} 字节（从 0 数起）`,
    en: `Differs from the original, first at byte ${difference} (counted from 0)`,
  };
}

function beijing(at: string): string {
  const local = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)}`;
}
