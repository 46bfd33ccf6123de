import { problemCatalog, type ProblemRow } from "@bursar/api-schema/problems";
import { Router, type Request, type Response } from "express";
import { catalogued } from "./as-refusal.ts";
import { languageOf, languageTag } from "./language.ts";

/**
 * Help pages of the error codes, `/problems` and `/problems/:code`: the `type` of every problem
 * leads here. HTML for browsers, JSON for programs.
 */
export function problemPages(): Router {
  const router = Router();
  router.get("/problems", (request, response) => {
    const codes = [...problemCatalog].map(([code, row]) => ({ code, ...row }));
    respond(request, response, { json: { data: codes }, html: listPage(request) });
  });
  router.get("/problems/:code", (request, response) => {
    const { code } = request.params;
    const row = problemCatalog.get(code);
    if (!row) throw catalogued("problem.not-found");
    respond(request, response, { json: { code, ...row }, html: codePage(request, code, row) });
  });
  return router;
}

function respond(
  request: Request,
  response: Response,
  page: { json: Readonly<Record<string, unknown>>; html: string },
): void {
  response.vary("Accept").vary("Accept-Language");
  response.set("Content-Language", languageTag(languageOf(request)));
  if (request.accepts(["json", "html"]) === "html") response.type("html").send(page.html);
  else response.json(page.json);
}

function listPage(request: Request): string {
  const language = languageOf(request);
  const items = [...problemCatalog].map(
    ([code, row]) =>
      `<li><a href="/problems/${escape(code)}"><code>${escape(code)}</code></a> ` +
      `${escape(row.title[language])}</li>`,
  );
  const title = language === "zh" ? "错误代码" : "Error codes";
  return document(request, title, `<ul>${items.join("")}</ul>`);
}

function codePage(request: Request, code: string, row: ProblemRow): string {
  const language = languageOf(request);
  const back = language === "zh" ? "全部错误代码" : "All error codes";
  const body =
    `<p>${escape(row.help[language])}</p>` +
    `<p><code>${escape(code)}</code> · HTTP ${row.status}</p>` +
    `<p><a href="/problems">${back}</a></p>`;
  return document(request, row.title[language], body);
}

function document(request: Request, title: string, body: string): string {
  return (
    `<!doctype html><html lang="${languageTag(languageOf(request))}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<title>${escape(title)}</title></head>` +
    `<body><main><h1>${escape(title)}</h1>${body}</main></body></html>`
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}
