import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import type { Channel, Message } from "./channel.ts";

/**
 * Keeps every message as one file named for its id instead of sending it: what a demo or a test
 * has sent can be read there. A message that comes again finds its file and is not written again.
 */
export function openLocalSink(directory: string): Channel {
  return {
    name: "local-sink",
    async send(message: Message) {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const path = join(directory, `${message.id}.json`);
      try {
        const file = await open(path, "wx", 0o600);
        await file.writeFile(`${JSON.stringify(message, null, 2)}\n`);
        await file.close();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      return { providerMessageId: message.id };
    },
  };
}
