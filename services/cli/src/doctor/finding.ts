import type { Sentence } from "../terminal/language.ts";

export type Level = "ok" | "warning" | "failure";

/** What one check has found, and for anything but `ok` what to do about it. */
export interface Finding extends Sentence {
  readonly id: string;
  readonly level: Level;
  readonly todo?: Sentence;
}

export function good(id: string, sentence: Sentence): Finding {
  return { id, level: "ok", ...sentence };
}

export function warning(id: string, sentence: Sentence, todo: Sentence): Finding {
  return { id, level: "warning", ...sentence, todo };
}

export function failure(id: string, sentence: Sentence, todo: Sentence): Finding {
  return { id, level: "failure", ...sentence, todo };
}

/** A check that could not be made at all; the message may hold anything, so its name must do. */
export function brokenCheck(id: string, error: unknown): Finding {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  const name = error instanceof Error ? error.name : typeof error;
  const what = typeof code === "string" ? `${name} ${code}` : name;
  return failure(
    id,
    { zh: `${id} 检查不了（${what}）`, en: `${id} can't be checked (${what})` },
    {
      zh: "先处理上面的问题，再执行 bursar doctor",
      en: "solve what stands above and run bursar doctor again",
    },
  );
}
