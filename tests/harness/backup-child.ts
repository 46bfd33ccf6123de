import { parseKeyRing } from "@bursar/config/keys";
import { takeBackup } from "@bursar/cli/src/backup/take-backup.ts";

// Takes a backup in a process of its own, which tells of every step, so that a test can kill it.
const [ownerUrl = "", keys = "", into = ""] = process.argv.slice(2);
await takeBackup({
  ownerUrl,
  ring: parseKeyRing(keys),
  into,
  files: undefined,
  show: ({ en }, work) => work((done) => void process.send?.({ en, done })),
  signal: new AbortController().signal,
});
