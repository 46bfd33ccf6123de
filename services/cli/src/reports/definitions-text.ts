import type { Definition } from "@bursar/domain/report";
import type { Shell } from "../terminal/shell.ts";

/** How the figures above are defined (口径), one a line. */
export function definitionsText({ pick }: Shell, definitions: readonly Definition[]): string {
  const heading = pick({ zh: "口径", en: "Definitions" });
  return [heading, ...definitions.map(({ zh, en }) => `· ${pick({ zh, en })}`)].join("\n");
}
