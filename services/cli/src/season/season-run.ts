import { BusinessDateBody, SeasonBody } from "@bursar/api-schema/resources";
import type { Sentence } from "../terminal/language.ts";
import type { Shell } from "../terminal/shell.ts";
import type { ApiClient } from "./api/index.ts";
import { ACADEMIC_YEAR } from "./season-dates.ts";
import type { SeasonRoster } from "./season-roster.ts";
import type { StageName } from "./stages/stage.ts";

export type Season = ReturnType<typeof SeasonBody.parse>;

/** Everything that the stages of one season work with. */
export interface SeasonRun {
  /** Its signal says stop: what is under way is finished, nothing further is begun. */
  readonly shell: Shell;
  readonly maker: ApiClient;
  readonly checker: ApiClient;
  readonly roster: SeasonRoster;
  readonly dataDirectory: string;
  readonly date: BusinessDate;
  /** What the rules said no to on the way; the stages add to it. */
  readonly setAside: SetAside[];
}

/** One item that could not go on, and why. */
export interface SetAside {
  readonly stage: StageName;
  readonly code: string;
  readonly sentence: Sentence;
}

/** The demo centre's date, which stands in for today. */
export interface BusinessDate {
  readonly on: string;
  /** Whether this run has set it. */
  readonly hasMoved: boolean;
  /** Sets it unless it is this one; a stage does so only when it has something to do. */
  moveTo(on: string): Promise<void>;
}

/** How many requests are under way at once: two cores serve no more of them faster. */
export const REQUESTS_AT_ONCE = 6;

export function readSeason(client: ApiClient): Promise<Season> {
  return client.get(`/v1/seasons/${ACADEMIC_YEAR}`, SeasonBody);
}

export function businessDateOf(maker: ApiClient, startsOn: string): BusinessDate {
  let current = startsOn;
  let hasMoved = false;
  return {
    get on() {
      return current;
    },
    get hasMoved() {
      return hasMoved;
    },
    async moveTo(on) {
      if (on === current) return;
      const body = { businessOn: on };
      current = (await maker.put("/v1/business-date", BusinessDateBody, body)).businessOn;
      hasMoved = true;
    },
  };
}

/** The same step of the same object has the same key, in every run of the season. */
export function stepKey(step: string, ...object: readonly (string | number)[]): string {
  return ["season", ACADEMIC_YEAR, step, ...object].join("-");
}
