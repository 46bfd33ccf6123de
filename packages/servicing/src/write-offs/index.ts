export { confirmWriteOff, rejectWriteOff, type DecidedWriteOff } from "./decide-write-off.ts";
export { listWriteOffs } from "./list-write-offs.ts";
export { showWriteOff } from "./show-write-off.ts";
