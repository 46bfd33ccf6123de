import { divideHalfUp } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import type { ClaimPayer } from "./claim-state.ts";
import type { PayerShare } from "./university-payers.ts";

/** One settlement's part of a claim. */
export interface ClaimLine {
  readonly payer: ClaimPayer;
  readonly sharePpm: number;
  readonly settledFen: Fen;
  /** Below zero where more was claimed than is due after a late change (K27). */
  readonly amountFen: Fen;
}

/** What one payer was asked for already, for the same settlement. */
export interface EarlierLine {
  readonly payer: ClaimPayer;
  readonly sharePpm: number;
  readonly claimedFen: Fen;
}

const WHOLE = 1_000_000;

/**
 * What is left to claim of a settlement, by payer. The payers of its first claim stay its payers,
 * even when the register says otherwise later. Each asks for round(new) − round(old) (K8), and the
 * parts of all payers add up to the settlement to the fen.
 */
export function claimLines(
  settledFen: Fen,
  shares: readonly PayerShare[],
  earlier: readonly EarlierLine[],
): readonly ClaimLine[] {
  const stands = earlier.reduce((sum, { sharePpm }) => sum + sharePpm, 0) === WHOLE;
  const payers = stands ? earlier : shares;
  const parts = splitBetween(settledFen, payers);
  const asked = (payer: ClaimPayer): Fen =>
    earlier.find((line) => line.payer === payer)?.claimedFen ?? 0n;
  const left = parts.map(({ payer, sharePpm, partFen }) => ({
    payer,
    sharePpm,
    settledFen,
    amountFen: partFen - asked(payer),
  }));
  const gone = earlier
    .filter(({ payer }) => !parts.some((part) => part.payer === payer))
    .map(({ payer, sharePpm, claimedFen }) => ({
      payer,
      sharePpm,
      settledFen,
      amountFen: -claimedFen,
    }));
  return [...left, ...gone].filter(({ amountFen }) => amountFen !== 0n);
}

/** An amount cut by shares; each bound is rounded half-up once, so that nothing is lost. */
export function splitBetween<T extends { readonly sharePpm: number }>(
  amountFen: Fen,
  shares: readonly T[],
): readonly (T & { readonly partFen: Fen })[] {
  let [throughPpm, given] = [0, 0n];
  return shares.map((share) => {
    throughPpm += share.sharePpm;
    const through = divideHalfUp(amountFen * BigInt(throughPpm), BigInt(WHOLE));
    const partFen = through - given;
    given = through;
    return { ...share, partFen };
  });
}
