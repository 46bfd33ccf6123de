import { anchorLine, chainBreakTexts, type ChainBreak } from "@bursar/domain/audit";
import type { VerifiedAudit, VerifiedContracts } from "@bursar/servicing/audit";
import type { Shell } from "../terminal/shell.ts";

export interface VerifiedCentre {
  readonly centreId: string;
  readonly audit: VerifiedAudit;
  readonly contracts: VerifiedContracts;
}

export function isWhole({ audit, contracts }: VerifiedCentre): boolean {
  return audit.broken === undefined && contracts.broken === undefined;
}

/** What a program gets: each chain with its first break, and the head as a line to keep. */
export function chainJson(verified: readonly VerifiedCentre[]): unknown {
  return {
    ok: verified.every(isWhole),
    centres: verified.map(({ centreId, audit, contracts }) => ({
      centreId,
      ok: isWhole({ centreId, audit, contracts }),
      audit: {
        sealed: audit.head.sequence,
        unsealed: audit.unsealed,
        head: audit.head.sequence === 0 ? null : audit.head,
        lastAnchor: audit.lastAnchor ?? null,
        broken: audit.broken ?? null,
      },
      contracts: { ...contracts, broken: contracts.broken ?? null },
      anchorLine: lineOf({ centreId, audit, contracts }) ?? null,
    })),
  };
}

export function chainText(shell: Shell, verified: readonly VerifiedCentre[]): string {
  return verified.flatMap((centre) => linesOf(shell, centre)).join("\n");
}

function linesOf(shell: Shell, centre: VerifiedCentre): string[] {
  const { pick, paint } = shell;
  const { centreId, audit, contracts } = centre;
  const mark = isWhole(centre) ? paint("green", "✓") : paint("red", "✗");
  const summary = pick({
    zh: `审计链 ${audit.head.sequence} 条，待封 ${audit.unsealed} 条；合同 ${contracts.contracts} 份，事件 ${contracts.events} 个`,
    en: `${audit.head.sequence} audit rows sealed, ${audit.unsealed} waiting; ${contracts.contracts} contracts, ${contracts.events} events`,
  });
  const line = lineOf(centre);
  return [
    `${mark} ${centreId} ${summary}`,
    ...breakLines(shell, { zh: "审计链", en: "audit chain" }, audit.broken),
    ...breakLines(shell, { zh: "合同链", en: "contract chain" }, contracts.broken),
    ...(line === undefined ? [] : [`  ${line}`]),
  ];
}

function breakLines(
  { pick }: Shell,
  chain: { readonly zh: string; readonly en: string },
  broken: ChainBreak | undefined,
): string[] {
  if (broken === undefined) return [];
  const { kind, id, sequence } = broken;
  const text = chainBreakTexts[kind];
  const where = [
    ...(sequence === null ? [] : [pick({ zh: `第 ${sequence} 条`, en: `no. ${sequence}` })]),
    ...(id === null ? [] : [id]),
  ].join(" ");
  return [
    `  ${pick({ zh: `${chain.zh}断开：${text.zh}`, en: `${chain.en} broken: ${text.en}` })} (${kind}) ${where}`,
  ];
}

/** The head that holds, as a line to keep outside; none for a broken or an empty chain. */
function lineOf(centre: VerifiedCentre): string | undefined {
  const { centreId, audit } = centre;
  if (!isWhole(centre) || audit.head.sequence === 0) return undefined;
  const anchoredOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return anchorLine({ centreId, anchoredOn, ...audit.head });
}
