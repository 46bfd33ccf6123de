import { nextState } from "../next-state.ts";

/** Every state of a batch run. */
export const runStatuses = [
  "planning",
  "awaiting-approval",
  "running",
  "paused",
  "stopped",
  "completed",
  "completed-with-failures",
  "out-of-balance",
  "cancelled",
] as const;
export type RunStatus = (typeof runStatuses)[number];

/** What moves a run: the engine's own steps and a person's acts. */
export const runEvents = [
  /** The plan stands and policy asks for a second person. */
  "await-approval",
  /** The plan stands and nobody else is asked. */
  "start",
  /** The plan stands and was asked for alone: it runs when somebody resumes it. */
  "hold",
  "approve",
  "pause",
  "stop",
  "resume",
  /** Everything was looked at, nothing is set aside, and the tie-out is 0.00. */
  "balance",
  /** The same with items set aside. */
  "balance-with-failures",
  /** The tie-out has found a difference. */
  "find-difference",
] as const;
export type RunEvent = (typeof runEvents)[number];

interface RunTransition {
  readonly from: RunStatus;
  readonly event: RunEvent;
  readonly to: RunStatus;
}

const over = ["completed", "completed-with-failures", "out-of-balance"] as const;
/** A pause or stop lets the chunks under way finish, and the last of them may be the last. */
const working = ["running", "paused", "stopped"] as const;

const ends: readonly RunTransition[] = [...working, ...over].flatMap((from) => [
  { from, event: "balance", to: "completed" } as const,
  { from, event: "balance-with-failures", to: "completed-with-failures" } as const,
  { from, event: "find-difference", to: "out-of-balance" } as const,
]);

/** Every allowed move; a tie-out may be asked for again as long as the run stands. */
export const runTransitions: readonly RunTransition[] = [
  { from: "planning", event: "await-approval", to: "awaiting-approval" },
  { from: "planning", event: "start", to: "running" },
  { from: "planning", event: "hold", to: "stopped" },
  { from: "planning", event: "stop", to: "cancelled" },
  { from: "awaiting-approval", event: "approve", to: "running" },
  { from: "awaiting-approval", event: "stop", to: "cancelled" },
  { from: "running", event: "pause", to: "paused" },
  { from: "running", event: "stop", to: "stopped" },
  { from: "paused", event: "resume", to: "running" },
  { from: "paused", event: "stop", to: "stopped" },
  { from: "stopped", event: "resume", to: "running" },
  ...ends,
];

/** The state an event leads to; `undefined` when it is forbidden there. */
export function moveRun(status: RunStatus, event: RunEvent): RunStatus | undefined {
  return nextState(runTransitions, status, event);
}

/** Whether nothing of the run is left to do: it ended, in balance or not, or never began. */
export function isRunOver(status: string): boolean {
  return status === "cancelled" || over.some((one) => one === status);
}

/** Whether what waits for this run may begin: a run that is out of balance holds it up. */
export function isRunSettled(status: string): boolean {
  return isRunOver(status) && status !== "out-of-balance";
}

/** Whether a run has reached its end by doing everything, whatever it found. */
export function hasRunThrough(status: string): boolean {
  return isRunOver(status) && status !== "cancelled";
}

/** Share of failures, in whole percent, above which somebody is called. */
const ALARM_ABOVE_PCT = 10;

/** Whether so many failures look like a fault of the run rather than of its items. */
export function isAlarming(counts: { readonly total: number; readonly failed: number }): boolean {
  return counts.failed > 0 && counts.failed * 100 > counts.total * ALARM_ABOVE_PCT;
}
