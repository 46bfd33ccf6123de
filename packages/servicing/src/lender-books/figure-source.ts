import type { Tx } from "@bursar/database/connection";
import { lenderFiguresOf, listBookModes } from "@bursar/database/lender-books";
import { bookModeOn, type BookMode } from "@bursar/domain/lender-books";
import { approved } from "./book-mode.ts";

/** What the lender's last file says of a contract. */
export interface LenderFigures {
  readonly on: string;
  readonly principalFen: bigint;
  readonly principalOverdueFen: bigint;
  readonly interestDueFen: bigint | null;
}

/** Where a figure comes from and of which day it is, and whether it is the one that counts. */
export interface FigureSource {
  readonly book: "own" | "lender";
  readonly on: string;
  readonly mode: BookMode;
  /** False where the lender's figure counts and this one forecasts it. */
  readonly counts: boolean;
  /** The lender's last figures up to that day; null when no file has named the contract. */
  readonly lender: LenderFigures | null;
}

/** The source of figures that this book computes for the end of a day. */
export async function ownFigureSource(
  tx: Tx,
  given: { readonly contractNo: string; readonly on: string },
): Promise<FigureSource> {
  const { contractNo, on } = given;
  const standing = approved(await listBookModes(tx));
  const found = (await lenderFiguresOf(tx, [contractNo], on)).get(contractNo);
  const lender =
    found === undefined
      ? null
      : {
          on: found.statementOn,
          principalFen: found.principalFen,
          principalOverdueFen: found.principalOverdueFen,
          interestDueFen: found.interestDueFen,
        };
  return figureSourceOf(standing, { on, lender });
}

/** The source by the modes that two people have decided and the lender's last figures. */
export function figureSourceOf(
  standing: Parameters<typeof bookModeOn>[0],
  { on, lender }: { readonly on: string; readonly lender: LenderFigures | null },
): FigureSource {
  const mode = bookModeOn(standing, on);
  return { book: "own", on, mode, counts: mode === "record", lender };
}
