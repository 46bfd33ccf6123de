import { readFileSync } from "node:fs";
import { readAnchorLine, type AuditAnchor } from "@bursar/domain/audit";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";

const ANCHOR = /bursar-anchor v1 [^"\s]+ [^"\s]+ [^"\s]+ [^"\s]+/g;

/**
 * The anchors in a file, wherever in its lines they stand, so that a log will do.
 *
 * @throws CliError `anchors.unreadable` for a file that can't be read, has none, or a broken one.
 */
export function readAnchors(file: string): AuditAnchor[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw unreadable(file);
  }
  const anchors = (text.match(ANCHOR) ?? []).map(readAnchorLine);
  const whole = anchors.filter((anchor) => anchor !== undefined);
  if (whole.length === 0 || whole.length < anchors.length) throw unreadable(file);
  return whole;
}

function unreadable(file: string): CliError {
  return new CliError("anchors.unreadable", exitCodes.usage, {
    zh: `${file} 读不了，或其中没有完整的锚点行（bursar-anchor v1 …）。`,
    en: `${file} can't be read, or has no whole anchor line (bursar-anchor v1 …).`,
  });
}
