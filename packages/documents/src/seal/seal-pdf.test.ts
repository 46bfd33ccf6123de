import { createHash, X509Certificate } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "@bursar/domain/refusal";
import * as pki from "pkijs";
import { beforeAll, describe, expect, test } from "vitest";
import { renderPdf } from "../pdf/index.ts";
import { createSealFile, openSeal, sealPdf, verifyPdf, type Seal } from "./index.ts";

const NAME = "乳山市学生资助管理中心";
const AT = "2026-12-20T02:15:00.000Z";
const reason = "结清证明 JQ2026000001";

let plain: Buffer;
let pem: string;
let seal: Seal;
let sealed: Buffer;

beforeAll(async () => {
  plain = await renderPdf("deficiency-slip", {
    centreName: NAME,
    number: "1",
    printedAt: "2026-11-20T02:00:00Z",
    printedBy: "李老师",
    printNo: 1,
    codeText: null,
    borrowerName: "张三",
    caseName: "首贷申请",
    academicYear: "2026-2027",
    lines: ["缺少户口簿"],
    howTo: [],
    issuedOn: "2026-08-20",
  });
  pem = await createSealFile({ name: NAME, at: "2026-01-01T00:00:00.000Z" });
  seal = await openSeal(Buffer.from(pem), "");
  sealed = await sealPdf(plain, { seal, at: AT, reason });
});

/** The signature and what it covers, cut out without the product's reader. */
function cut(pdf: Buffer): { covered: Buffer; signature: Buffer } {
  const text = pdf.toString("latin1");
  const [, b, c, d] = (/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(text) ?? [])
    .slice(1)
    .map(Number);
  if (b === undefined || c === undefined || d === undefined) throw new Error("no signature");
  const covered = Buffer.concat([pdf.subarray(0, b), pdf.subarray(c, c + d)]);
  return { covered, signature: Buffer.from(text.slice(b + 1, c - 1), "hex") };
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "nothing refused",
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
}

describe("a sealed PDF", () => {
  test("says who sealed it, when and what, and keeps the bytes that were there", async () => {
    expect(await verifyPdf(sealed)).toEqual({
      kind: "good",
      signer: seal.identity,
      sealedAt: AT,
      reason,
      sha256: createHash("sha256").update(sealed).digest("hex"),
    });
    expect(seal.identity).toMatchObject({
      name: NAME,
      validTo: "2029-01-01T00:00:00.000Z",
      selfSigned: true,
    });
    expect(sealed.subarray(0, plain.length).equals(plain)).toBe(true);
    expect(sealed.toString("latin1")).toContain("/SubFilter /ETSI.CAdES.detached");
    expect(sealed.toString("latin1")).toContain("/M (D:20261220101500+08'00')");
  });

  test("holds for another implementation as well", async () => {
    const { covered, signature } = cut(sealed);
    const info = pki.ContentInfo.fromBER(signature.subarray(0, 4 + signature.readUInt16BE(2)));
    const data = new pki.SignedData({ schema: info.content });
    const bytes = new Uint8Array(covered).buffer;
    await expect(data.verify({ signer: 0, data: bytes })).resolves.toBe(true);
    const changed = new Uint8Array(covered);
    changed[100] = (changed[100] ?? 0) ^ 1;
    await expect(data.verify({ signer: 0, data: changed.buffer })).rejects.toBeDefined();
  });

  test("shows a change of any byte, wherever it is", async () => {
    const { covered } = cut(sealed);
    const gap = sealed.length - covered.length;
    const step = Math.floor(sealed.length / 30);
    const signatureAt = sealed.indexOf("/Contents <");
    const kinds = new Map<string, number>();
    for (let at = 0; at < sealed.length; at += step) {
      const isRoom = at > signatureAt && at < signatureAt + gap + 12;
      if (isRoom) continue;
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const { kind } = await verifyPdf(changed);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(kinds.get("good")).toBeUndefined();
    expect(kinds.get("changed")).toBeGreaterThan(20);
  });

  test("shows what was added, taken away, forged or never sealed", async () => {
    const added = Buffer.concat([sealed, Buffer.from("\n9 0 obj <<>> endobj")]);
    expect(await verifyPdf(added)).toEqual({
      kind: "uncovered",
      offset: sealed.length,
      bytes: added.length - sealed.length,
    });
    expect(await verifyPdf(sealed.subarray(0, -3))).toEqual({ kind: "unreadable" });
    expect(await verifyPdf(plain)).toEqual({ kind: "unsealed" });
    const { signature } = cut(sealed);
    const room = sealed.indexOf("/Contents <") + 11;
    const forged = Buffer.from(sealed);
    const end = 4 + signature.readUInt16BE(2);
    forged.write(
      sealed.toString("latin1", room + (end - 2) * 2, room + (end - 2) * 2 + 1) === "0" ? "1" : "0",
      room + (end - 2) * 2,
      "latin1",
    );
    expect((await verifyPdf(forged)).kind).toBe("forged");
  });

  test("is not made out of the certificate's term", async () => {
    const sealAt = (at: string) => codeOf(sealPdf(plain, { seal, at, reason }));
    expect(await sealAt("2029-01-01T00:00:01.000Z")).toBe("seal.expired");
    expect(await sealAt("2025-12-31T23:59:59.000Z")).toBe("seal.not-yet-valid");
  });
});

describe("a seal's file", () => {
  test("that is broken, of another key or too weak is refused without quoting it", async () => {
    const other = await createSealFile({ name: NAME, at: AT });
    const [key = ""] = other.split("-----BEGIN CERTIFICATE-----");
    const [, certificate = ""] = pem.split("-----END PRIVATE KEY-----\n");
    for (const content of ["", "x", key, certificate, key + certificate]) {
      expect(await codeOf(openSeal(Buffer.from(content), ""))).toBe("seal.unreadable");
    }
  });

  const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
  test.skipIf(!hasOpenssl)("may be a PKCS #12 of an authority, RSA, with its chain", async () => {
    const folder = mkdtempSync(join(tmpdir(), "bursar-seal-"));
    const openssl = (...given: string[]): void => {
      const { status, stderr } = spawnSync("openssl", given, { cwd: folder });
      expect(String(status === 0 ? "" : stderr)).toBe("");
    };
    try {
      const root = ["-subj", "/CN=Root", "-keyout", "ca.key", "-out", "ca.pem", "-nodes"];
      openssl("req", "-x509", "-newkey", "rsa:2048", "-days", "30", ...root);
      const own = ["-subj", "/O=County/CN=Aid centre", "-keyout", "own.key", "-out", "own.csr"];
      openssl("req", "-newkey", "rsa:2048", "-nodes", ...own);
      const by = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "20"];
      openssl("x509", "-req", "-in", "own.csr", ...by, "-out", "own.pem");
      const chain = ["-certfile", "ca.pem", "-passout", "pass:geheim-口令", "-out", "own.p12"];
      openssl("pkcs12", "-export", "-inkey", "own.key", "-in", "own.pem", ...chain);
      const p12 = readFileSync(join(folder, "own.p12"));
      expect(await codeOf(openSeal(p12, "other"))).toBe("seal.unreadable");
      const opened = await openSeal(p12, "geheim-口令");
      expect(opened.identity).toMatchObject({ name: "Aid centre", selfSigned: false });
      expect(opened.certificates).toHaveLength(2);
      const at = new Date().toISOString();
      const pdf = await sealPdf(plain, { seal: opened, at, reason });
      expect(await verifyPdf(pdf)).toMatchObject({ kind: "good", signer: opened.identity });
      const { covered, signature } = cut(pdf);
      writeFileSync(join(folder, "covered"), covered);
      writeFileSync(join(folder, "signature"), signature);
      const message = ["-inform", "DER", "-in", "signature", "-content", "covered", "-binary"];
      openssl(
        "cms",
        "-verify",
        ...message,
        "-CAfile",
        "ca.pem",
        "-purpose",
        "any",
        "-cades",
        "-out",
        "out",
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("holds its key under a certificate of its own name", () => {
    const { subject, ca } = new X509Certificate(pem.slice(pem.indexOf("-----BEGIN CERT")));
    expect({ subject, ca }).toEqual({ subject: `CN=${NAME}`, ca: false });
  });
});
