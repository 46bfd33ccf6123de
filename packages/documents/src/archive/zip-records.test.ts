import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dosTimeOf, openZipSegment, zipEnd } from "./index.ts";
import { digestFile, listFiles } from "./read-zip.ts";

const at = dosTimeOf("2026-11-20T02:00:00Z");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bursar-zip-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a ZIP made of stretches", () => {
  test("is one that other programs read, with names in UTF-8", () => {
    const first = openZipSegment(0, at);
    first.add("00001/目录.pdf", Buffer.from("%PDF-"));
    const second = openZipSegment(first.byteLength, at);
    second.add("00001/index.json", Buffer.from('{"a":1}'.repeat(100)));
    const offset = first.byteLength + second.byteLength;
    const end = zipEnd([...first.files, ...second.files], offset, at);
    const read = unzipSync(Buffer.concat([first.take(), second.take(), end]));
    expect(Object.keys(read)).toEqual(["00001/目录.pdf", "00001/index.json"]);
    expect(Buffer.from(read["00001/index.json"] ?? []).toString()).toBe('{"a":1}'.repeat(100));
  });

  test.each(["../a", "a/../b", "/a", "a//b", "a\\b", "C:a", "a\0b", "", "."])(
    "never has a file at %j",
    (path) => {
      expect(() => openZipSegment(0, at).add(path, Buffer.from("x"))).toThrow("not a path");
    },
  );

  test("of more than 4 GiB is read again, wherever its files lie", async () => {
    const far = 5 * 2 ** 30;
    const segment = openZipSegment(far, at);
    segment.add("00001/index.json", Buffer.from("{}"));
    const end = zipEnd(segment.files, far + segment.byteLength, at);
    const handle = await open(join(folder, "far.zip"), "w+");
    try {
      // The file has a hole where the first 5 GiB would be.
      await handle.write(segment.take(), 0, segment.byteLength, far);
      await handle.write(end, 0, end.length, far + segment.byteLength);
      const [file] = await listFiles(handle);
      expect(file).toMatchObject({ path: "00001/index.json", offset: far });
      const digest = file && (await digestFile(handle, file));
      expect(digest?.sha256).toBe(segment.files[0]?.sha256);
    } finally {
      await handle.close();
    }
  });

  test("of more than 65,535 files is read again", async () => {
    const segment = openZipSegment(0, at);
    for (let index = 0; index < 65_600; index += 1) segment.add(`f/${index}`, Buffer.from("x"));
    const end = zipEnd(segment.files, segment.byteLength, at);
    const handle = await open(join(folder, "many.zip"), "w+");
    try {
      await handle.write(Buffer.concat([segment.take(), end]));
      expect(await listFiles(handle)).toHaveLength(65_600);
    } finally {
      await handle.close();
    }
  });
});
