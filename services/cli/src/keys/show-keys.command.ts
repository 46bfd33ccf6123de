import { readPlace } from "@bursar/config/keys";
import { readCentre } from "@bursar/database/connection";
import { countByKey, listDataKeys, sealedTables, type DataKeyRow } from "@bursar/database/keys";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { showProgress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";
import { asOwner } from "./open-owner.ts";

export interface ShowKeysOptions extends SharedOptions {
  readonly count?: true;
}

interface CentreKeyRows {
  readonly centreId: string;
  readonly keys: readonly (DataKeyRow & { readonly values?: number })[];
}

/** Which master keys there are, and which data keys each centre has under which of them. */
export async function showKeys(shell: Shell, options: ShowKeysOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const centres = await readKeys(shell, product, options);
    const { currentKeyId, keys } = readPlace(product.secrets.fieldKeysPlace);
    const masters = Object.keys(keys).map((id) => ({
      id,
      current: id === currentKeyId,
      wraps: centres.flatMap((centre) => centre.keys).filter((key) => key.masterKeyId === id)
        .length,
    }));
    if (options.json === true) shell.printJson({ masters, centres });
    else shell.print(keysText(shell, masters, centres));
    return exitCodes.ok;
  });
}

async function readKeys(
  shell: Shell,
  product: Product,
  options: ShowKeysOptions,
): Promise<CentreKeyRows[]> {
  const contexts = await enterCentres(product, options.centre);
  const list = () =>
    Promise.all(
      contexts.map(async (context) => ({
        centreId: context.centreId,
        keys: await readCentre(product.batch, context, listDataKeys),
      })),
    );
  if (options.count !== true) return list();
  const tables = sealedTables();
  const total = tables.length * contexts.length;
  const label = shell.pick({ zh: "清点", en: "counting" });
  return asOwner(product, (owner) =>
    showProgress(shell, { label, total }, async (step) => {
      const counted: CentreKeyRows[] = [];
      let done = 0;
      for (const context of contexts) {
        const values = new Map<string, number>();
        for (const table of tables) {
          const found = await readCentre(owner, context, (tx) => countByKey(tx, table));
          for (const [key, count] of found) values.set(key, (values.get(key) ?? 0) + count);
          step((done += 1));
        }
        const keys = await readCentre(owner, context, listDataKeys);
        const { centreId } = context;
        counted.push({
          centreId,
          keys: keys.map((key) => ({ ...key, values: values.get(key.keyId) ?? 0 })),
        });
      }
      return counted;
    }),
  );
}

function keysText(
  { pick }: Shell,
  masters: readonly { id: string; current: boolean; wraps: number }[],
  centres: readonly CentreKeyRows[],
): string {
  const masterLines = masters.map(({ id, current, wraps }) => [
    pick({ zh: "主密钥", en: "master" }),
    id,
    current ? pick({ zh: "现用", en: "current" }) : pick({ zh: "旧", en: "former" }),
    pick({ zh: `包裹 ${wraps} 个数据密钥`, en: `wraps ${wraps} data keys` }),
  ]);
  const dataLines = centres.flatMap(({ centreId, keys }) =>
    keys.map((key) => [
      centreId,
      key.keyId,
      stateOf(key, pick),
      [
        `${key.masterKeyId} ${key.createdAt.slice(0, 10)}`,
        ...(key.values === undefined
          ? []
          : [pick({ zh: `${key.values} 个值`, en: `${key.values} values` })]),
      ].join("  "),
    ]),
  );
  return textTable([...masterLines, ...dataLines], ["left", "left", "left", "left"]);
}

function stateOf(key: DataKeyRow, pick: Shell["pick"]): string {
  if (key.retiredAt === null) return pick({ zh: "现用", en: "current" });
  return key.emptiedAt === null
    ? pick({ zh: "正在更换", en: "being replaced" })
    : pick({ zh: "已停用", en: "retired" });
}
