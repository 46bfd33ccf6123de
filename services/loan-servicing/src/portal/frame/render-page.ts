import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** A whole document as text. */
export function renderPage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}
