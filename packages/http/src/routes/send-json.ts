import compression from "compression";
import type { Request, Response } from "express";

/**
 * What is smaller travels within a connection's first window: packed, it would arrive no sooner and
 * cost both sides the packing.
 */
const PACKED_FROM_BYTES = 8_192;

const pack = compression();

/** Packs what is sent from now on, for a caller that takes it so. */
export function packAnswer(request: Request, response: Response): void {
  pack(request, response, () => undefined);
}

/** Sends a value as JSON; a large one packed. */
export function sendJson(request: Request, response: Response, value: unknown): void {
  const text = JSON.stringify(value);
  const byteLength = Buffer.byteLength(text);
  if (byteLength >= PACKED_FROM_BYTES) packAnswer(request, response);
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.setHeader("Content-Length", byteLength);
  response.end(text);
}
