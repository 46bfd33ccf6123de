#!/usr/bin/env node
import { register } from "tsx/esm/api";

register();
// Processes that a command starts read TypeScript as well.
process.execArgv.push("--import", import.meta.resolve("tsx"));
// A reader that has seen enough (`bursar … | head`) is no error.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
const { main } = await import("../src/main.ts");
process.exitCode = await main(process.argv.slice(2), process.env);
