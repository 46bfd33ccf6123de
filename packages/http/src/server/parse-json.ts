import express, { type RequestHandler } from "express";
import { catalogued } from "../problems/as-refusal.ts";

const BYTES_MAX = 1_000_000;

/**
 * Reads JSON bodies of up to 1 MB. The announced length is looked at first: the parser itself
 * would read a body that is too large to its end before it refuses it.
 */
export function parseJson(): RequestHandler {
  const parse = express.json({ limit: BYTES_MAX });
  return (request, response, next) => {
    const announced = Number(request.get("Content-Length") ?? 0);
    if (announced > BYTES_MAX && request.is("application/json")) {
      next(catalogued("request.too-large"));
    } else {
      parse(request, response, next);
    }
  };
}
