import { listApplications, openedVersions } from "@bursar/database/applications";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { isOwnCase } from "@bursar/domain/application";
import type { Deps } from "../deps.ts";
import { assessApplications, type AssessedApplication } from "./assess-applications.ts";

/** A case of the checker's inbox. */
export interface ReviewCase extends AssessedApplication {
  /** The checker's own: shown, and not for them to decide. */
  readonly isOwn: boolean;
  /** The checker has opened this version. */
  readonly isOpened: boolean;
}

/** A page of what awaits its second person (复核待办), the longest waiting first. */
export async function listReviews(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly filter: {
      readonly academicYear?: string | undefined;
      readonly after?: string | undefined;
      readonly limit: number;
    };
  },
): Promise<ReviewCase[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const actorId = query.context.actor.id;
    const waiting = await listApplications(tx, { ...query.filter, status: "submitted" });
    const opened = await openedVersions(
      tx,
      waiting.map(({ id }) => id),
      actorId,
    );
    const assessed = await assessApplications(tx, waiting);
    return assessed.map((one) => ({
      ...one,
      isOwn: isOwnCase(one.application, actorId),
      isOpened: opened.has(`${one.application.id}/${one.application.version}`),
    }));
  });
}
