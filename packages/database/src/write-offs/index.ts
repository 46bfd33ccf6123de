export {
  decideWriteOff,
  findWriteOff,
  insertWriteOffs,
  listWriteOffs,
  writtenOffAmong,
  type NewWriteOff,
  type WriteOff,
} from "./write-offs.ts";
