import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { OpenapiDocument } from "@bursar/api-schema/openapi";
import { Router, static as serveStatic } from "express";

const require = createRequire(import.meta.url);

const ASSETS = ["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"];

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>生源地助学贷款 · 接口说明</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<main id="docs"></main>
<noscript>接口说明的页面需要脚本；原文见 <a href="/docs/openapi.json">openapi.json</a>。</noscript>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({
  url: "/docs/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
  docExpansion: "list",
  defaultModelsExpandDepth: 0
});
`;

/**
 * `/docs`: the API's documentation, served from this machine alone and under a policy without
 * inline script. `/docs/openapi.json` is the document.
 *
 * @param source.openapi makes the document; it is asked once, at the first view.
 */
export function docsRouter(source: { openapi: () => OpenapiDocument }): Router {
  // The package's own entry would load the 1.4 MB bundle into this process to tell its folder.
  const folder = dirname(require.resolve("swagger-ui-dist/package.json"));
  const assets = serveStatic(folder, { index: false, maxAge: "1h" });
  let document: OpenapiDocument | undefined;
  const router = Router();
  router.get("/docs", (_request, response) => {
    response.type("html").send(PAGE);
  });
  router.get("/docs/start.js", (_request, response) => {
    response.type("js").send(START);
  });
  router.get("/docs/openapi.json", (_request, response) => {
    document ??= source.openapi();
    response.json(document);
  });
  router.use("/docs", (request, response, next) => {
    if (ASSETS.includes(request.path.slice(1))) assets(request, response, next);
    else next();
  });
  return router;
}
