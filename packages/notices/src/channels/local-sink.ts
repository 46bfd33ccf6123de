import { randomBytes } from "node:crypto";
import { link, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channel, Message } from "./channel.ts";

/**
 * Keeps every message as one file named for its id instead of sending it: what a demo or a test
 * has sent can be read there. A message that comes again finds its file and is not written again.
 * It is written beside and linked into place: a kill in between leaves no half of a message that
 * the next try would take for the whole.
 */
export function openLocalSink(directory: string): Channel {
  return {
    name: "local-sink",
    async send(message: Message) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const path = join(directory, `${message.id}.json`);
      const draft = `${path}.${randomBytes(6).toString("hex")}.part`;
      await writeFile(draft, `${JSON.stringify(message, null, 2)}\n`, { mode: 0o600, flag: "wx" });
      try {
        await link(draft, path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      } finally {
        await rm(draft);
      }
      return { providerMessageId: message.id };
    },
  };
}
