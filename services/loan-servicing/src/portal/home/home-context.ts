import type { PlainDate } from "@bursar/domain/calendar";
import type { PageFrame } from "../frame/layout.tsx";
import type { HomeWords } from "./home.words.ts";

/** What every part of the home page needs. */
export interface HomeContext {
  readonly frame: PageFrame;
  readonly words: HomeWords;
  readonly today: PlainDate;
}
