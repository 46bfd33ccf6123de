/** What the exit code of every command means. */
export const exitCodes = {
  ok: 0,
  error: 1,
  usage: 2,
  /** Done, but some rows or items were refused or set aside. */
  partial: 3,
  auth: 4,
  conflict: 5,
  checkFailed: 6,
  /** Stopped by Ctrl-C; the same command goes on where it stopped. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
