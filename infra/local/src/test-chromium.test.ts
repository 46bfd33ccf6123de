import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { libraryPathOf } from "./debian-packages.ts";
import { findTestChromium } from "./test-chromium.ts";

const report = () => undefined;
let folder: string;
let directory: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bursar-chromium-"));
  directory = join(folder, "tools");
});
afterEach(() => rm(folder, { recursive: true }));

async function placeProgram(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

describe("Chromium for tests", () => {
  test("one on the search path is used and nothing is unpacked", async () => {
    const path = await placeProgram("chromium", "echo Chromium 150.0");
    const found = await findTestChromium({ directory, environment: { PATH: folder }, report });
    expect(found).toEqual({ path, environment: {}, source: path });
    expect(await readdir(folder)).toEqual(["chromium"]);
  });

  test("where it can't be had, the reason is told and nothing is left in the folder", async () => {
    await placeProgram("chromium-browser", "echo 'snap install chromium' >&2; exit 1");
    const path = process.env["PATH"];
    process.env["PATH"] = folder; // no apt-get
    try {
      const environment = { PATH: folder };
      const found = await findTestChromium({ directory, environment, report });
      expect(found).toEqual({ unavailable: expect.stringContaining("apt-get") });
      expect(await readdir(directory)).toEqual([]);
    } finally {
      process.env["PATH"] = path;
    }
  });
});

test("a library that keeps others in a folder of its own finds them in an unpacked tree too", async () => {
  const libraries = join(folder, "usr/lib/x86_64-linux-gnu");
  await mkdir(join(libraries, "pulseaudio"), { recursive: true });
  await mkdir(join(libraries, "gtk-3.0/3.0.0/printbackends"), { recursive: true });
  await writeFile(join(libraries, "libpulse.so.0"), "");
  await writeFile(join(libraries, "pulseaudio/libpulsecommon-16.1.so"), "");
  await writeFile(join(libraries, "gtk-3.0/3.0.0/printbackends/libprintbackend-file.so"), "");
  const path = await libraryPathOf(folder);
  expect(new Set(path.split(delimiter))).toEqual(
    new Set([libraries, join(libraries, "pulseaudio")]),
  );
});
