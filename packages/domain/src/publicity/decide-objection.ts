import type { PlainDate } from "../calendar/index.ts";

interface Refused<Code> {
  readonly kind: "refused";
  readonly code: Code;
  readonly zh: string;
  readonly en: string;
}

/** Whether an objection can be filed now: only while the list is public. */
export function decideObjection(
  notice: { readonly fromOn: PlainDate; readonly toOn: PlainDate },
  on: PlainDate,
): { readonly kind: "accepted" } | Refused<"objection.outside-publicity"> {
  if (on >= notice.fromOn && on <= notice.toOn) return { kind: "accepted" };
  return {
    kind: "refused",
    code: "objection.outside-publicity",
    zh: `异议在公示期内（${notice.fromOn} 至 ${notice.toOn}）登记。公示期外的反映按信访另行处理。`,
    en: `Objections are taken while the list is public, ${notice.fromOn} to ${notice.toOn}; handle others as complaints.`,
  };
}

/** Whether this person can resolve it: another than the one who took it down, and once. */
export function decideResolution(
  objection: { readonly status: string; readonly makerId: string },
  actorId: string,
): { readonly kind: "accepted" } | Refused<"objection.already-resolved" | "objection.same-person"> {
  if (objection.status !== "open") {
    return {
      kind: "refused",
      code: "objection.already-resolved",
      zh: "这条异议已经处理过：刷新，看处理结果。",
      en: "This objection is resolved already: reload it and see how.",
    };
  }
  if (actorId !== objection.makerId) return { kind: "accepted" };
  return {
    kind: "refused",
    code: "objection.same-person",
    zh: "登记异议的人不能处理它：交给另一位复核人。",
    en: "Whoever took the objection down can't resolve it: hand it to another checker.",
  };
}
