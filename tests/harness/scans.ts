import { randomUUID } from "node:crypto";
import type { Test } from "supertest";
import { expect } from "vitest";
import type { StaffClient } from "./staff-client.ts";

/** Fields of a form, and the file beside them. */
export interface ScanForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly file: Buffer;
  readonly fileName?: string;
}

/** A multipart form as a browser sends it. */
export function multipart({ fields, file, fileName = "photo.jpg" }: ScanForm): {
  readonly headers: Record<string, string>;
  readonly body: Buffer;
} {
  const boundary = `form-${randomUUID()}`;
  const texts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n` +
    "Content-Type: application/octet-stream\r\n\r\n";
  return {
    headers: { "Content-Type": `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([
      Buffer.from(texts.join("") + head),
      file,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}

export interface DocumentView {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
}

/** Sends a photo for an application, or what the form says instead. */
export function sendScan(
  staff: StaffClient,
  subjectId: string,
  form: Partial<ScanForm> = {},
): Test {
  const fields = { subjectKind: "application", subjectId, kind: "id-card-front", ...form.fields };
  const { headers, body } = multipart({ file: photo("1"), ...form, fields });
  return staff.raw("/v1/documents", headers, body);
}

/** The document that it becomes. */
export async function uploadScan(
  staff: StaffClient,
  subjectId: string,
  form?: Partial<ScanForm>,
): Promise<DocumentView> {
  const answer = await sendScan(staff, subjectId, form);
  expect({ status: answer.status, body: answer.body as unknown }).toMatchObject({ status: 201 });
  return answer.body as DocumentView;
}

/** What a phone writes into its photos and nobody is to keep. */
export const PLACE = "36.9198N 121.5399E";

/** A JPEG of 1200 by 900 with a place in it; each mark makes other bytes. */
export function photo(mark: string, size = { width: 1200, height: 900 }): Buffer {
  const frame = Buffer.from("ffc0000b080000000001011100", "hex");
  frame.writeUInt16BE(size.height, 5);
  frame.writeUInt16BE(size.width, 7);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${PLACE}`),
    frame,
    segment(0xda, "\x01\x01\0\0\x3f\0"),
    Buffer.from(`picture data ${mark} `.repeat(20)),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A PDF of one page. */
export function onePage(mark: string): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Page/Mark(${mark})>>endobj\ntrailer<<>>\n%%EOF\n`);
}

function segment(marker: number, body: string): Buffer {
  const content = Buffer.from(body, "latin1");
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}
