import { randomUUID } from "node:crypto";
import type { KeyRing } from "@bursar/config/keys";
import {
  findOpenFences,
  ledgerFigures,
  openOwnerPool,
  tableFigures,
  type LedgerFigure,
  type OwnerConnection,
} from "@bursar/database/backups";
import { openDatabase, type Database } from "@bursar/database/connection";
import { schemaText } from "@bursar/database/migrations";
import { formatYuan } from "@bursar/domain/money";
import { verifyAuditChain, verifyContractChains } from "@bursar/servicing/audit";
import type { Sentence } from "../terminal/language.ts";
import { rowsIn, type BackupManifest } from "./backup-manifest.ts";
import { sha256, type ShowWork } from "./take-backup.ts";

/** One thing that a restored database must come to, and whether it did. */
export interface Proof extends Sentence {
  readonly id: string;
  readonly passed: boolean;
  /** No fault, but somebody should know. */
  readonly noted?: true;
}

export interface ProveCopy {
  readonly ownerUrl: string;
  readonly manifest: BackupManifest;
  readonly show: ShowWork;
}

/** That the rows are those of the snapshot, all of them and no other, table by table. */
export async function proveCopy({ ownerUrl, manifest, show }: ProveCopy): Promise<Proof[]> {
  const pool = openOwnerPool(ownerUrl, 1);
  try {
    const connection = await pool.reserve();
    const total = manifest.tables.length;
    const differing: string[] = [];
    await show({ zh: "核对（表）", en: "comparing (tables)", total }, async (step) => {
      for (const [index, table] of manifest.tables.entries()) {
        const { rows, fingerprint } = await tableFigures(connection, table);
        const isSame = rows === table.rows && fingerprint === table.fingerprint;
        if (!isSame) differing.push(table.name);
        step(index + 1);
      }
    });
    const rows = rowsIn(manifest);
    const named = differing.slice(0, 5).join(", ");
    return [
      await proveSchema(ownerUrl, manifest),
      {
        id: "rows",
        passed: differing.length === 0,
        zh: `${total} 张表 ${rows} 行${named === "" ? "与备份逐行一致" : `，不一致：${named}`}`,
        en: `${rows} rows of ${total} tables${named === "" ? " are those of the backup" : `; different: ${named}`}`,
      },
      await proveLedger(connection, manifest),
    ];
  } finally {
    await pool.close();
  }
}

async function proveSchema(ownerUrl: string, manifest: BackupManifest): Promise<Proof> {
  const isSame = sha256(await schemaText(ownerUrl)) === manifest.schemaHash;
  return {
    id: "schema",
    // An index that was added by hand must not keep anybody from their data.
    passed: true,
    ...(!isSame && { noted: true }),
    zh: isSame
      ? "数据库结构、权限与备份当时一致"
      : "数据库结构或权限与备份当时不同：当时有人在产品之外改过（加过索引、授过权）",
    en: isSame
      ? "Tables, keys and rights are those of the backup's time"
      : "Tables, keys or rights differ from the backup's time: somebody had changed them by hand",
  };
}

async function proveLedger(connection: OwnerConnection, manifest: BackupManifest): Promise<Proof> {
  const found = await ledgerFigures(connection);
  const difference = differenceFen(manifest.ledger, found);
  const debit = found.reduce((sum, { debitFen }) => sum + BigInt(debitFen), 0n);
  const accounts = found.length;
  return {
    id: "ledger",
    passed: difference === 0n,
    zh: `总账 ${accounts} 个科目、发生额 ${formatYuan(debit)}，差额 ${formatYuan(difference)}`,
    en: `Ledger: ${accounts} accounts, turnover ${formatYuan(debit)}, difference ${formatYuan(difference)}`,
  };
}

/** By how much the accounts differ, each side of each by itself. */
function differenceFen(before: readonly LedgerFigure[], after: readonly LedgerFigure[]): bigint {
  const left = new Map<string, bigint>();
  const add = (figures: readonly LedgerFigure[], sign: bigint): void => {
    for (const { centreId, account, debitFen, creditFen } of figures) {
      for (const [side, fen] of [
        ["debit", debitFen],
        ["credit", creditFen],
      ] as const) {
        const key = `${centreId}/${account}/${side}`;
        left.set(key, (left.get(key) ?? 0n) + sign * BigInt(fen));
      }
    }
  };
  add(after, 1n);
  add(before, -1n);
  return [...left.values()].reduce((sum, fen) => sum + (fen < 0n ? -fen : fen), 0n);
}

export interface ProveRelease extends ProveCopy {
  readonly ring: KeyRing;
  readonly signal: AbortSignal;
}

/** That this version works on it: keys open, chains hold, centres are kept apart. */
export async function proveRelease(command: ProveRelease): Promise<Proof[]> {
  const { ownerUrl, ring: keys, manifest } = command;
  const owner = openDatabase({ url: ownerUrl, keys, maxConnections: 2, name: "bursar-restore" });
  try {
    return [
      await proveKeys(owner, manifest),
      ...(await proveChains(owner, command)),
      await proveFences(ownerUrl),
    ];
  } finally {
    await owner.close();
  }
}

async function proveKeys({ dataKeys }: Database, { centres }: BackupManifest): Promise<Proof> {
  const closed: string[] = [];
  for (const { id } of centres) {
    await dataKeys.of(id, "read").catch(() => closed.push(id));
  }
  const passed = closed.length === 0;
  return {
    id: "keys",
    passed,
    zh: passed
      ? `密钥环能打开 ${centres.length} 个中心的数据密钥`
      : `密钥环打不开这些中心的数据密钥：${closed.join(", ")}。用备份当时的密钥环`,
    en: passed
      ? `The key ring opens the data keys of ${centres.length} centres`
      : `The key ring doesn't open the data keys of ${closed.join(", ")}: use the ring of the backup's time`,
  };
}

async function proveChains(db: Database, { manifest, show, signal }: ProveRelease) {
  const broken: string[] = [];
  let rows = 0;
  await show({ zh: "查验链", en: "walking the chains", total: undefined }, async (report) => {
    const step = (more: number): void => report((rows += more));
    for (const { id: centreId } of manifest.centres) {
      const actor = { id: "cli:restore", kind: "cli" };
      const command = { context: { actor, centreId, requestId: randomUUID() }, step, signal };
      const audit = await verifyAuditChain({ db }, command);
      const contracts = await verifyContractChains({ db }, command);
      if (audit.broken !== undefined || contracts.broken !== undefined) broken.push(centreId);
    }
  });
  const passed = broken.length === 0;
  const proof: Proof = {
    id: "chains",
    passed,
    zh: passed
      ? `审计链与合同链完整，共 ${rows} 条`
      : `这些中心的链断了：${broken.join(", ")}。用 bursar verify chain 看断在哪里`,
    en: passed
      ? `Audit and contract chains hold, ${rows} rows`
      : `Chains are broken in ${broken.join(", ")}; bursar verify chain says where`,
  };
  return [proof];
}

async function proveFences(ownerUrl: string): Promise<Proof> {
  const pool = openOwnerPool(ownerUrl, 1);
  try {
    const open = await findOpenFences(await pool.reserve());
    const passed = open.length === 0;
    return {
      id: "row-level-security",
      passed,
      zh: passed ? "服务账号不指明中心就什么也看不到" : `没有隔开各中心的表：${open.join(", ")}`,
      en: passed
        ? "Without a centre the services' login sees nothing"
        : `Tables that don't keep centres apart: ${open.join(", ")}`,
    };
  } finally {
    await pool.close();
  }
}
