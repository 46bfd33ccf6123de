import { displayWidth, padTo } from "./display-width.ts";

/** How far a piece of work has come. */
export interface Standing {
  /** `undefined` where nobody knows yet how much there is. */
  readonly total: number | undefined;
  readonly done: number;
  readonly elapsedMs: number;
  /** A word more, such as a sum of money; it is left out where the line has no room for it. */
  readonly note?: string | undefined;
}

/** What is worked on, and the word for the time that is left. */
export interface ProgressWords {
  readonly label: string;
  readonly left?: string;
}

const LINE_WIDTH = 80;
const LABEL_WIDTH = 20;
const BAR_WIDTH = 16;

/** One line of at most 80 columns: label, bar, share, done/total, rate, time left. */
export function progressText({ label, left = "余" }: ProgressWords, standing: Standing): string {
  const { total, done, elapsedMs } = standing;
  const name = padTo(label, LABEL_WIDTH);
  if (total === undefined || total === 0) return `${name} ${clock(elapsedMs)}`;
  const share = Math.min(1, done / total);
  const filled = Math.round(share * BAR_WIDTH);
  const bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  const perSecond = rateOf(standing);
  const time = perSecond > 0 ? clock(((total - done) / perSecond) * 1000) : "–:––";
  const line = `${name} ${bar} ${percent} ${done}/${total} ${rateText(perSecond)} ${left} ${time}`;
  return withNote(line, standing);
}

function withNote(line: string, { note = "" }: Standing): string {
  const longer = `${line} ${note}`;
  return note === "" || displayWidth(longer) > LINE_WIDTH ? line : longer;
}

/** The line that stays when the work is over: done/total, how long it took, rate. */
export function finishedText({ label }: ProgressWords, standing: Standing): string {
  const { total, done, elapsedMs } = standing;
  const line = padTo(label, LABEL_WIDTH);
  const seconds = `${(elapsedMs / 1000).toFixed(1)} s`;
  if (total === undefined) return `${line} ${seconds}`;
  return withNote(`${line} ${done}/${total} ${seconds} ${rateText(rateOf(standing))}`, standing);
}

function rateOf({ done, elapsedMs }: Standing): number {
  return elapsedMs > 0 ? (done * 1000) / elapsedMs : 0;
}

function rateText(perSecond: number): string {
  return `${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)}/s`;
}

/** Minutes and seconds, rounded up, so that work that goes on never shows 0:00. */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
