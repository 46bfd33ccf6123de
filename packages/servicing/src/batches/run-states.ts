/**
 * A run is `planning` until it is cut into chunks, `awaiting-approval` where policy asks for a
 * second person, `running`, and at the end `completed` or, with items set aside,
 * `completed-with-failures`.
 */
export function isFinished(status: string): boolean {
  return status === "completed" || status === "completed-with-failures";
}
