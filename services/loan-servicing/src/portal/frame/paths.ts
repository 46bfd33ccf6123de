import type { PlainDate } from "@bursar/domain/calendar";
import type { Language } from "@bursar/http/problems";

/** The portal's addresses in one language: Chinese at the root, English under `/en`. */
export interface Paths {
  readonly home: string;
  readonly signIn: string;
  readonly sendCode: string;
  readonly verify: string;
  readonly signOut: string;
  bill(contractNo: string, dueOn: PlainDate): string;
}

export function pathsOf(basePath: string, language: Language): Paths {
  const root = language === "zh" ? basePath : `${basePath}/en`;
  return {
    home: root,
    signIn: `${root}/sign-in`,
    sendCode: `${root}/sign-in/code`,
    verify: `${root}/sign-in/verify`,
    signOut: `${root}/sign-out`,
    bill: (contractNo, dueOn) => `${root}/bills/${encodeURIComponent(contractNo)}/${dueOn}`,
  };
}
