/** Who had a hand in an application. */
export interface HandsOn {
  /** Who entered or last corrected it. */
  readonly makerId: string;
  /** Who typed the draft, where that is somebody else. */
  readonly enteredBy?: string | null;
  /** Everybody who wrote in it or in its drafts. */
  readonly editors?: readonly string[];
}

/** True for who entered, submitted, corrected or in between edited the application. */
export function isOwnCase({ makerId, enteredBy, editors }: HandsOn, actorId: string): boolean {
  return actorId === makerId || actorId === enteredBy || editors?.includes(actorId) === true;
}
