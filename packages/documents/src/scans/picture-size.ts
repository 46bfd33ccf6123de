import { scanRefusals } from "./scan-refusals.ts";

/** An ID card of 86 by 54 mm at 230 dots an inch; below that its address can't be read. */
const SHORT_SIDE_MIN = 480;

/** More would take a browser half a gigabyte to show. */
const PIXELS_MAX = 120_000_000;

/** @throws Refusal `document.too-small`, `document.too-many-pixels`. */
export function checkPictureSize(width: number, height: number): void {
  if (Math.min(width, height) < SHORT_SIDE_MIN) throw scanRefusals.tooSmall(SHORT_SIDE_MIN);
  if (width * height > PIXELS_MAX) throw scanRefusals.tooManyPixels();
}
