import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openCodeChannel } from "./open-code-channel.ts";
import { sendCodeBy } from "./send-code-by.ts";

test("a code goes to the phone on file as one message of the channel", async () => {
  const directory = await mkdtemp(join(tmpdir(), "bursar-codes-"));
  const channel = openCodeChannel("demo", {
    BURSAR_CODE_CHANNEL: "local-sink",
    BURSAR_DATA_DIR: directory,
  });
  if (channel === undefined) throw new Error("the sink was not opened");
  const sent = { centreId: "cen_a", borrowerId: "bor_1", maskedPhone: "138****5678" };
  await sendCodeBy(channel)({ ...sent, phone: "13800005678", code: "402913" });
  const [file = ""] = await readdir(join(directory, "messages"));
  const message = JSON.parse(await readFile(join(directory, "messages", file), "utf8")) as object;
  expect(message).toMatchObject({
    to: "13800005678",
    purpose: "sign-in-code",
    text: expect.stringContaining("402913"),
  });
  await rm(directory, { recursive: true });
});

test.each(["production", "staging"])("none opens nothing in %s", (installation) => {
  expect(openCodeChannel(installation, { BURSAR_CODE_CHANNEL: "none" })).toBeUndefined();
});

test("nothing is chosen for the operator", () => {
  expect(() => openCodeChannel("demo", {})).toThrow(/BURSAR_CODE_CHANNEL/);
});

test("production keeps no codes as files", () => {
  const given = { BURSAR_CODE_CHANNEL: "local-sink" };
  expect(() => openCodeChannel("production", given)).toThrow(/none/);
});
