export { Instant, PlainDateString } from "./dates.ts";
export { EventStream } from "./event-stream.ts";
export { FileContent } from "./file-content.ts";
export { idOf } from "./ids.ts";
export { PercentString, SignedYuanString, YuanString } from "./money.ts";
export { PageQuery, pageOf } from "./page.ts";
export { explainedPattern, patternSentence, type Sentence } from "./sentences.ts";
