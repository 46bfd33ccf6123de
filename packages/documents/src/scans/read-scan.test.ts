import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { Refusal } from "@bursar/domain/refusal";
import { describe, expect, test } from "vitest";
import { readScan } from "./index.ts";

function codeOf(bytes: Buffer): string {
  try {
    readScan(bytes);
    return "taken";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function segment(marker: number, body: Buffer | string): Buffer {
  const content = Buffer.from(body as string, "latin1");
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

function frame(width: number, height: number): Buffer {
  const body = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  body.writeUInt16BE(height, 1);
  body.writeUInt16BE(width, 3);
  return segment(0xc0, body);
}

function exif(order: "II" | "MM", orientation: number): Buffer {
  const tiff = Buffer.alloc(26 + 24);
  const isLittle = order === "II";
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  tiff.write(order, 0, "latin1");
  short(42, 2);
  if (isLittle) tiff.writeUInt32LE(8, 4);
  else tiff.writeUInt32BE(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  short(1, isLittle ? 14 : 16);
  short(orientation, 18);
  tiff.write("GPS 36.91,121.53", 26, "latin1");
  return segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), tiff]));
}

const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
// A stuffed byte and a restart marker stand inside the picture data.
const PICTURE = Buffer.concat([
  segment(0xda, "\x01\x01\0\0\x3f\0"),
  Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3]),
]);
const JFIF = segment(0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0");

function jpeg(...parts: readonly Buffer[]): Buffer {
  return Buffer.concat([START, ...parts, frame(1200, 900), PICTURE, END]);
}

describe("a JPEG", () => {
  test("keeps the picture and loses place, texts, comments and what follows its end", () => {
    const private_ = [
      exif("MM", 1),
      segment(0xe1, "http://ns.adobe.com/xap/1.0/\0<x:gps/>"),
      segment(0xed, "Photoshop 3.0\0 city"),
      segment(0xfe, "comment"),
      segment(0xe2, "MPF\0 second picture"),
    ];
    const profile = segment(0xe2, "ICC_PROFILE\0\x01\x01");
    const given = Buffer.concat([jpeg(JFIF, profile, ...private_), Buffer.from("trailer")]);
    const { content, mediaType } = readScan(given);
    expect(mediaType).toBe("image/jpeg");
    expect(content.equals(jpeg(JFIF, profile))).toBe(true);
    expect(readScan(content).content.equals(content)).toBe(true);
  });

  test.each([
    ["II", 6],
    ["MM", 8],
  ] as const)(
    "keeps the way up that a phone noted (%s %i) and nothing else of it",
    (order, way) => {
      const { content } = readScan(jpeg(exif(order, way)));
      expect(content.includes("GPS")).toBe(false);
      // What is kept says the same when it is read again.
      expect(readScan(content).content.equals(content)).toBe(true);
      expect(content.readUInt16BE(2 + 28)).toBe(way);
    },
  );

  test.each([
    ["cut off inside a segment", jpeg(JFIF).subarray(0, 10), "document.broken"],
    ["cut off inside the picture", jpeg(JFIF).subarray(0, -2), "document.broken"],
    ["without a frame", Buffer.concat([START, PICTURE, END]), "document.broken"],
    ["too small", Buffer.concat([START, frame(479, 2000), PICTURE, END]), "document.too-small"],
    [
      "of more pixels than can be shown",
      Buffer.concat([START, frame(20_000, 20_000), PICTURE, END]),
      "document.too-many-pixels",
    ],
  ])("%s is refused", (_name, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
});

function chunk(type: string, body: Buffer | string = ""): Buffer {
  const content = Buffer.from(body as string, "latin1");
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length, 0);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content, Buffer.alloc(4)]);
}

function png(...parts: readonly Buffer[]): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(800, 0);
  size.writeUInt32BE(600, 4);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", size), ...parts, chunk("IEND")]);
}

describe("a PNG", () => {
  test("loses its texts, time and Exif", () => {
    const texts = ["tEXt", "zTXt", "iTXt", "tIME", "eXIf"].map((type) => chunk(type, "GPS"));
    const { content, mediaType, pages } = readScan(png(chunk("IDAT", "x"), ...texts));
    expect({ mediaType, pages }).toEqual({ mediaType: "image/png", pages: 1 });
    expect(content.equals(png(chunk("IDAT", "x")))).toBe(true);
  });

  test("is refused when it is cut off", () => {
    expect(codeOf(png().subarray(0, -6))).toBe("document.broken");
  });
});

function pdf(objects: string): Buffer {
  return Buffer.from(`%PDF-1.7\n${objects}\ntrailer<<>>\n%%EOF\n`, "latin1");
}

function packed(objects: string): string {
  const content = deflateSync(Buffer.from(objects)).toString("latin1");
  return `1 0 obj<</Type/ObjStm/N 1>>stream\n${content}\nendstream endobj`;
}

describe("a PDF", () => {
  test.each([
    [
      "plain",
      "2 0 obj<</Type/Page>>endobj 3 0 obj<</Type /Page /X 1>>endobj <</Type/Pages>>",
      false,
    ],
    ["with packed pages", packed("<</Type/Page>><</Type/Page>>"), false],
    ["with a script", "<</Type/Page>><</Type/Page>><</S/JavaScript/JS(app.alert)>>", true],
    ["with a hidden name", "<</Type/Page>><</Type/Page>><</S/J#61vaScript>>", true],
    ["with a packed launch", packed("<</Type/Page>><</Type/Page>><</S/Launch>>"), true],
    ["with a file inside", "<</Type/Page>><</Type/Page>><</EmbeddedFiles 4 0 R>>", true],
  ])("%s: its pages are counted and what acts is flagged", (_name, objects, activeContent) => {
    const { mediaType, pages, activeContent: flagged } = readScan(pdf(objects));
    expect({ mediaType, pages, flagged }).toEqual({
      mediaType: "application/pdf",
      pages: 2,
      flagged: activeContent,
    });
  });

  test("letters inside of a picture's bytes are no action", () => {
    const picture = "5 0 obj<</Subtype/Image>>stream\n /JS /AA \nendstream endobj";
    expect(readScan(pdf(picture))).toMatchObject({ activeContent: false, pages: null });
  });

  test("what can't be looked through counts as active, however much it unpacks to", () => {
    const bomb = deflateSync(Buffer.alloc(40_000_000)).toString("latin1");
    const objects = `1 0 obj<</Type/ObjStm>>stream\n${bomb}\nendstream endobj`;
    expect(readScan(pdf(objects)).activeContent).toBe(true);
  });

  test.each([
    ["beginnings of streams without an end", "stream\n".repeat(1_000_000)],
    ["packed objects without an end", "/Type/ObjStm stream\n".repeat(400_000)],
    ["packed objects of nothing", "/Type/ObjStm stream\nendstream ".repeat(250_000)],
    ["names of one bomb", `${"/Type/ObjStm ".repeat(150)}${packed("0".repeat(5_000_000))}`],
  ])("millions of %s hold nobody up", (_name, objects) => {
    const startedAt = performance.now();
    codeOf(pdf(objects));
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test("is refused under a password and cut off", () => {
    expect(codeOf(pdf("<</Encrypt 9 0 R>>"))).toBe("document.locked");
    expect(codeOf(Buffer.from("%PDF-1.7\n1 0 obj"))).toBe("document.broken");
  });
});

test.each([
  ["\0\0\0\x18ftypheic\0\0\0\0", "document.heic"],
  ["<svg xmlns='http://www.w3.org/2000/svg'/>", "document.wrong-kind"],
  ["<!doctype html><script>", "document.wrong-kind"],
  ["GIF89a", "document.wrong-kind"],
  ["PK\x03\x04", "document.wrong-kind"],
  ["", "document.wrong-kind"],
])("%j is refused by its content", (content, code) => {
  expect(codeOf(Buffer.from(content, "latin1"))).toBe(code);
});

test("no bytes whatever make it fail in another way", () => {
  const starts = ["", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "%PDF-1.7\n%%EOF"];
  for (let round = 0; round < 4_000; round += 1) {
    const rest = createHash("shake256", { outputLength: round % 200 })
      .update(String(round))
      .digest();
    const start = Buffer.from(starts[round % starts.length] ?? "", "latin1");
    expect(codeOf(Buffer.concat([start, rest]))).not.toBe("");
  }
});

test("a whole photo cut anywhere is broken, never taken", () => {
  const whole = jpeg(JFIF, exif("II", 6));
  for (let length = 4; length < whole.length; length += 1) {
    expect(codeOf(whole.subarray(0, length))).toBe("document.broken");
  }
});
