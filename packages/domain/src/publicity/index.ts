export { planPublicity, type PublicityPlan, type PublicityWish } from "./plan-publicity.ts";
export { decidePublicityOver, type PublicityOver } from "./decide-publicity-over.ts";
export { decideObjection, decideResolution } from "./decide-objection.ts";
export { publishedLine, type PublishedLine } from "./published-line.ts";
