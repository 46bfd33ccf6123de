import { finishedText, progressText, type ProgressWords, type Standing } from "./progress-text.ts";

/** A terminal, a pipe or a file. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressOptions extends ProgressWords {
  /** Left out where nobody knows yet how much there is: the line then shows the time alone. */
  readonly total?: number | undefined;
  readonly stream: ProgressStream;
}

export interface Progress {
  /** Says how much is done now, in all. */
  readonly step: (done: number) => void;
  /** A word more for the line, such as a sum of money. */
  readonly tell: (note: string) => void;
  /** Ends the line; it keeps what was done and how long it took. */
  readonly end: () => void;
}

const REDRAW_MS = 250;
/** In a log a line comes at every tenth, but no faster than this, and at least so often. */
const LOG_FASTEST_MS = 1_000;
const LOG_SLOWEST_MS = 30_000;
const ERASE_LINE = "\r\u001b[2K";

/**
 * Shows how far a piece of work has come: in a terminal one line that is written again several
 * times a second, elsewhere a line at every tenth or every 30 seconds, and one at the end.
 */
export function openProgress(options: ProgressOptions): Progress {
  return options.stream.isTTY === true ? openLine(options) : openLog(options);
}

function openLine(options: ProgressOptions): Progress {
  const { stream } = options;
  const standing = openStanding(options.total);
  const draw = (): void => {
    stream.write(ERASE_LINE + progressText(options, standing.read()));
  };
  draw();
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();
  return {
    step: standing.step,
    tell: standing.tell,
    end() {
      clearInterval(timer);
      stream.write(`${ERASE_LINE}${finishedText(options, standing.read())}\n`);
    },
  };
}

function openLog(options: ProgressOptions): Progress {
  const { stream, total = 0 } = options;
  const standing = openStanding(options.total);
  let tenth = 0;
  let loggedMs = 0;
  const quietMs = (): number => standing.read().elapsedMs - loggedMs;
  const log = (): void => {
    loggedMs = standing.read().elapsedMs;
    stream.write(`${progressText(options, standing.read())}\n`);
  };
  const timer = setInterval(() => {
    if (quietMs() >= LOG_SLOWEST_MS) log();
  }, LOG_FASTEST_MS);
  timer.unref();
  return {
    tell: standing.tell,
    step(done) {
      standing.step(done);
      const reached = Math.floor((done * 10) / Math.max(1, total));
      if (total === 0 || reached <= tenth || quietMs() < LOG_FASTEST_MS) return;
      tenth = reached;
      log();
    },
    end() {
      clearInterval(timer);
      stream.write(`${finishedText(options, standing.read())}\n`);
    },
  };
}

function openStanding(total: number | undefined) {
  const startedMs = performance.now();
  let current = 0;
  let said: string | undefined;
  return {
    read: (): Standing => ({
      total,
      done: current,
      elapsedMs: performance.now() - startedMs,
      note: said,
    }),
    step: (done: number): void => {
      current = done;
    },
    tell: (note: string): void => {
      said = note;
    },
  };
}
