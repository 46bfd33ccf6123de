import type { AnyRoute } from "@bursar/http/routes";
import type { IntakeDeps } from "../define-route.ts";
import { cancelRecognition, decideRecognition } from "./decide-recognition.route.ts";
import {
  listRecognitionObjections,
  objectToRecognition,
  resolveRecognitionObjection,
} from "./objections.route.ts";
import {
  listHardshipNotices,
  publishRecognitions,
  takeDownHardshipNotice,
} from "./publish-recognitions.route.ts";
import { listRecognitions, showHardshipLists, showRecognition } from "./show-recognition.route.ts";
import {
  changeRecognition,
  correctRecognition,
  submitRecognition,
} from "./submit-recognition.route.ts";

export const hardshipRoutes: readonly AnyRoute<IntakeDeps>[] = [
  submitRecognition,
  listRecognitions,
  showRecognition,
  correctRecognition,
  changeRecognition,
  decideRecognition,
  cancelRecognition,
  publishRecognitions,
  listHardshipNotices,
  takeDownHardshipNotice,
  objectToRecognition,
  listRecognitionObjections,
  resolveRecognitionObjection,
  showHardshipLists,
];
