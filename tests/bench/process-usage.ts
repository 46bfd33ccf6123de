import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second in /proc; fixed on Linux. */
const TICKS = 100;

export interface Usage {
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
}

/** What a process of this machine has used so far. */
export function usageOf(pid: number): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? "0";
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
    peakRssMb: Number(peak) / 1_024,
  };
}

/** CPU of the database server with every process that it has or had (ended children included). */
export function serverCpuSeconds(postmasterPid: number): number {
  const own = readFileSync(`/proc/${postmasterPid}/stat`, "utf8");
  const fields = own.slice(own.lastIndexOf(")") + 2).split(" ");
  const ended = Number(fields[13]) + Number(fields[14]);
  let ticks = Number(fields[11]) + Number(fields[12]) + ended;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const child = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (Number(child[1]) === postmasterPid) ticks += Number(child[11]) + Number(child[12]);
    } catch {
      // It has ended since the listing.
    }
  }
  return ticks / TICKS;
}
