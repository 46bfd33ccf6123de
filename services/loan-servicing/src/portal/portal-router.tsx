import { describeError } from "@bursar/config/logger";
import type { Language } from "@bursar/http/problems";
import { requestIdOf } from "@bursar/http/server";
import { Refusal } from "@bursar/domain/refusal";
import express, { Router, type ErrorRequestHandler } from "express";
import { FailurePage, NotFoundPage } from "./frame/failure.page.tsx";
import { sameOriginOnly } from "./frame/same-origin.ts";
import { mountLoans } from "./loan-routes.tsx";
import type { PortalOptions } from "./portal-options.ts";
import { portalSetting, sendPage, stylesheet, type PortalSetting } from "./portal-setting.ts";
import { mountSignIn } from "./sign-in/sign-in-routes.tsx";

const FORM_BYTES_MAX = 4_096;

/**
 * The graduate's portal: whole pages from the server, forms, no script. To be mounted at its
 * `basePath`; English stands under `/en`. It answers its own errors, as pages.
 */
export function portalRouter(options: PortalOptions): Router {
  const router = Router();
  router.get("/portal.css", (_request, response) => {
    response.set("Cache-Control", "public, max-age=31536000, immutable");
    response.type("css").send(stylesheet);
  });
  router.use("/en", pagesIn("en", options));
  router.use(pagesIn("zh", options));
  return router;
}

function pagesIn(language: Language, options: PortalOptions): Router {
  const setting = portalSetting(options, language);
  const router = Router();
  router.use(sameOriginOnly);
  router.use(express.urlencoded({ extended: false, limit: FORM_BYTES_MAX, parameterLimit: 10 }));
  mountLoans(router, setting);
  mountSignIn(router, setting);
  router.use((_request, response) => {
    response.status(404);
    sendPage(response, <NotFoundPage frame={setting.frameAt("")} />);
  });
  router.use(answerErrors(setting));
  return router;
}

/** Express knows an error handler by its four parameters. */
function answerErrors(setting: PortalSetting): ErrorRequestHandler {
  // oxlint-disable-next-line eslint/max-params
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const requestId = requestIdOf(response);
    const refusal = error instanceof Refusal ? error : undefined;
    const status = refusal?.text.status ?? parserStatus(error) ?? 500;
    if (status >= 500) {
      request.log?.error({ err: describeError(error), requestId }, "unexpected");
    }
    response.locals["problem"] = refusal?.code ?? "portal.failed";
    response.status(status);
    sendPage(
      response,
      <FailurePage
        frame={setting.frameAt("")}
        requestId={requestId}
        sentence={refusal?.text[setting.language]}
      />,
    );
  };
}

/** Express and its parsers give a request that can't be read a status of 400 to 499. */
function parserStatus(error: unknown): number | undefined {
  const status: unknown = error instanceof Error ? Reflect.get(error, "status") : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}
