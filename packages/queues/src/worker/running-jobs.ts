export type RunningJobs = {
  /** Registers a running job; its signal is aborted after `limitMs`. Call `done` at its end. */
  start(
    jobId: string,
    limitMs: number,
  ): { readonly signal: AbortSignal; readonly done: () => void };
  abort(jobId: string, reason: string): void;
  abortAll(reason: string): void;
};

/** The jobs that this process works on, and the means to stop them. */
export function trackRunningJobs(): RunningJobs {
  const running = new Map<string, AbortController>();
  return {
    start(jobId, limitMs) {
      const controller = new AbortController();
      const timer = setTimeout(() => {
        controller.abort(new Error(`the job's limit of ${limitMs} ms is over`));
      }, limitMs);
      running.set(jobId, controller);
      return {
        signal: controller.signal,
        done() {
          clearTimeout(timer);
          // After a lost lock the same job may run here a second time: leave that one alone.
          if (running.get(jobId) === controller) running.delete(jobId);
        },
      };
    },
    abort: (jobId, reason) => running.get(jobId)?.abort(new Error(reason)),
    abortAll(reason) {
      for (const controller of running.values()) controller.abort(new Error(reason));
    },
  };
}
