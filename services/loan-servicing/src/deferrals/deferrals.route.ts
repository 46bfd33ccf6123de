import {
  DeferralBody,
  DeferralPage,
  DeferralParams,
  DeferralPreviewBody,
  DeferralQuery,
  FileDeferralBody,
  PreviewDeferralBody,
} from "@bursar/api-schema/resources";
import type { Deferral } from "@bursar/database/deferrals";
import { maskName } from "@bursar/domain/identity";
import { toPage } from "@bursar/http/routes";
import {
  deferPrincipal as defer,
  listDeferrals as list,
  previewDeferral as preview,
  showDeferral as show,
} from "@bursar/servicing/deferrals";
import type { z } from "zod";
import { defineRoute } from "../define-route.ts";
import { toEffectBody } from "../prepayments/prepayment-body.ts";

const PROBLEMS = [
  "loan.not-found",
  "loan.not-disbursed",
  "relief.no-policy",
  "relief.not-graduated",
  "relief.nothing-due",
  "relief.filed-late",
] as const;

export const previewDeferral = defineRoute({
  method: "post",
  path: "/v1/deferrals/preview",
  summary: { zh: "本金延期预览", en: "What a deferral would change and cost; nothing is written" },
  permission: "loan.read",
  body: PreviewDeferralBody,
  response: DeferralPreviewBody,
  problems: PROBLEMS,
  handle: async ({ deps, context, body }) => {
    const { borrowerId, year, filedOn, lastDay, previewHash, contracts } = await preview(deps, {
      context,
      ...body,
    });
    const effects = contracts.map(({ effect }) => toEffectBody(effect));
    return { borrowerId, year, filedOn, lastDay, previewHash, effects };
  },
});

export const fileDeferral = defineRoute({
  method: "post",
  path: "/v1/deferrals",
  summary: { zh: "申请本金延期（不可撤销）", en: "File a deferral; it holds at once and for good" },
  permission: "servicing.enter",
  idempotent: true,
  body: FileDeferralBody,
  response: DeferralBody,
  status: 201,
  problems: [...PROBLEMS, "deferral.filed-already", "deferral.preview-outdated"],
  handle: async ({ deps, context, body }) =>
    toDeferralBody(await defer(deps, { context, ...body })),
});

export const listDeferrals = defineRoute({
  method: "get",
  path: "/v1/deferrals",
  summary: { zh: "本金延期列表", en: "List deferrals" },
  permission: "loan.read",
  query: DeferralQuery,
  response: DeferralPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toDeferralBody), limit);
  },
});

export const showDeferral = defineRoute({
  method: "get",
  path: "/v1/deferrals/:deferralId",
  summary: { zh: "本金延期", en: "A deferral with its effect" },
  permission: "loan.read",
  params: DeferralParams,
  response: DeferralBody,
  problems: ["deferral.not-found"],
  handle: async ({ deps, context, params }) =>
    toDeferralBody(await show(deps, { context, ...params })),
});

function toDeferralBody(deferral: Deferral): z.input<typeof DeferralBody> {
  return {
    id: deferral.id,
    borrowerId: deferral.borrowerId,
    borrowerName: maskName(deferral.borrowerName),
    year: deferral.year,
    filedOn: deferral.filedOn,
    lastDay: deferral.lastDay,
    effects: deferral.effects.map(toEffectBody),
    previewHash: deferral.previewHash,
    channel: deferral.channel,
    makerId: deferral.makerId,
    factIds: deferral.factIds,
  };
}
