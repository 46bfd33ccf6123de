export type { Channel, Message } from "./channel.ts";
export { openLocalSink } from "./local-sink.ts";
