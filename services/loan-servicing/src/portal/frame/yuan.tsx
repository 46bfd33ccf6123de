import { formatYuanGrouped, type Fen } from "@bursar/domain/money";

/** An amount for people: `¥17,999.06`, `−¥12.00`; never broken over two lines. */
export function Yuan({ fen }: { readonly fen: Fen }) {
  const amount = formatYuanGrouped(fen < 0n ? -fen : fen);
  return <span className="yuan">{`${fen < 0n ? "−" : ""}¥${amount}`}</span>;
}
