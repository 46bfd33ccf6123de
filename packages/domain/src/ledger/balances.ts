import type { Fen } from "../money/index.ts";
import { accounts } from "./accounts.ts";
import type { AccountCode } from "./accounts.ts";
import type { Transfer } from "./transfer.ts";

export type Balances = Readonly<Record<AccountCode, Fen>>;

type Moved = Pick<Transfer, "amountFen"> & {
  readonly debitAccount: string;
  readonly creditAccount: string;
};

/** The balance of every account, above zero on the side on which the account grows. */
export function balancesOf(lines: Iterable<Moved>): Balances {
  const balances = Object.fromEntries(accounts.map(({ code }) => [code, 0n])) as Record<
    AccountCode,
    Fen
  >;
  const sides = new Map<string, bigint>(
    accounts.map(({ code, normalSide }) => [code, normalSide === "debit" ? 1n : -1n]),
  );
  const move = (account: string, amountFen: Fen): void => {
    const side = sides.get(account);
    if (side === undefined) throw new RangeError(`no account ${account}`);
    balances[account as AccountCode] += side * amountFen;
  };
  for (const { debitAccount, creditAccount, amountFen } of lines) {
    move(debitAccount, amountFen);
    move(creditAccount, -amountFen);
  }
  return balances;
}
