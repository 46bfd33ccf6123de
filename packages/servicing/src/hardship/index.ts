export { cancelRecognition } from "./cancel-recognition.ts";
export { changeRecognition } from "./change-recognition.ts";
export { correctRecognition } from "./correct-recognition.ts";
export { decideRecognition } from "./decide-recognition.ts";
export { listRecognitions } from "./list-recognitions.ts";
export {
  listRecognitionObjections,
  objectToRecognition,
  resolveRecognitionObjection,
} from "./objections.ts";
export { publishRecognitions, takeDownRecognitions } from "./publish-recognitions.ts";
export { showHardshipLists, type HardshipLists } from "./show-hardship-lists.ts";
export { showRecognition, type ShownRecognition } from "./show-recognition.ts";
export { submitRecognition } from "./submit-recognition.ts";
