import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openLocalSink } from "./index.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "bursar-sink-"));
});
afterAll(() => rm(directory, { recursive: true }));

it("keeps a message once, however often and by however many it is sent", async () => {
  const message = { id: "not_1", to: "13800005678", text: "one", purpose: "bill-announcement" };
  const sinks = [openLocalSink(directory), openLocalSink(directory)];
  await Promise.all(sinks.flatMap((sink) => [sink.send(message), sink.send(message)]));
  await sinks[0]?.send({ ...message, text: "two" });
  expect(await readdir(directory)).toEqual(["not_1.json"]);
  const kept = JSON.parse(await readFile(join(directory, "not_1.json"), "utf8")) as unknown;
  expect(kept).toMatchObject({ text: "one" });
});

it("is readable by its owner alone", async () => {
  const { mode } = await stat(join(directory, "not_1.json"));
  expect(mode & 0o077).toBe(0);
});
