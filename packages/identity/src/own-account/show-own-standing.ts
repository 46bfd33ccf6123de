import { readCentre } from "@bursar/database/connection";
import { sql } from "drizzle-orm";
import type { Asked, IdentityDeps } from "../deps.ts";
import { countRecoveryCodes } from "../second-factors/recovery-codes.ts";
import { findSecondFactor } from "../second-factors/second-factor-rows.ts";

export interface OwnStanding {
  /** Null for the national office, which is no centre. */
  readonly centreName: string | null;
  readonly hasSecondFactor: boolean;
  readonly recoveryCodesLeft: number;
}

/** What there is to know about whoever asks, beyond what the session itself says. */
export function showOwnStanding(deps: IdentityDeps, { context }: Asked): Promise<OwnStanding> {
  const { id } = context.actor;
  return readCentre(deps.db, context, async (tx) => {
    const [centre] = await tx.orm.execute<{ name: string }>(
      sql`select name from centres where id = ${tx.centreId}`,
    );
    return {
      centreName: centre?.name ?? null,
      hasSecondFactor: (await findSecondFactor(tx, id))?.isConfirmed === true,
      recoveryCodesLeft: await countRecoveryCodes(tx, id),
    };
  });
}
