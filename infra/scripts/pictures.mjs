import { join } from "node:path";
import { root } from "./run-command.mjs";
import { run as runTests } from "./test.mjs";

/** Takes the README's pictures anew: the browser tests, which keep what they see on the way. */
export function run() {
  process.env.BURSAR_PICTURES = join(root, "infra/pictures");
  return runTests(["tests/browser"]);
}
