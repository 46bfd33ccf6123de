export type { GraduateActor, GraduateSignedIn } from "./graduate-sessions.ts";
export {
  openGraduateIdentity,
  type GraduateIdentity,
  type GraduateIdentityOptions,
} from "./open-graduate-identity.ts";
export type { CodeAnswer, CodeRequest, SentCode } from "./request-code.ts";
