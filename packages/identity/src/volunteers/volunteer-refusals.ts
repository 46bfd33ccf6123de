import { Refusal } from "@bursar/domain/refusal";

export function codeNotFound(): Refusal {
  return new Refusal("volunteer-code.not-found", {
    zh: "本中心没有这个志愿者日码。请从列表打开。",
    en: "This centre has no such volunteers' code. Open it from the list.",
    status: 404,
  });
}

/** The same for an unknown code and one that is of another day, used up or revoked. */
export function wrongDailyCode(): Refusal {
  return new Refusal("auth.wrong-daily-code", {
    zh: "日码不对或今天已不能用。请向当班主任要今天的日码。",
    en: "The code is wrong or is of no use today. Ask the supervisor on duty for today's.",
    status: 401,
  });
}
