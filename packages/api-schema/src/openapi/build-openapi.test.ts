import { expect, test } from "vitest";
import { z } from "zod";
import { YuanString, idOf, pageOf } from "../wire/index.ts";
import { buildOpenapi, type RouteMetadata } from "./index.ts";

const ApplicationId = idOf("app", "ApplicationId");
const ApplicationBody = z
  .object({ id: ApplicationId, amount: YuanString })
  .meta({ id: "ApplicationBody" });

const approve: RouteMetadata = {
  method: "post",
  path: "/v1/applications/:applicationId/approval",
  summary: { zh: "批准申请", en: "Approve an application" },
  permission: "application.approve",
  idempotent: true,
  params: z.object({ applicationId: ApplicationId }),
  body: z.object({ version: z.int() }),
  response: ApplicationBody,
};
const list: RouteMetadata = {
  method: "get",
  path: "/v1/applications",
  summary: { zh: "申请列表", en: "List applications" },
  permission: "signed-in",
  query: z.object({ status: z.enum(["open", "closed"]).optional() }),
  response: pageOf(ApplicationBody, "ApplicationPage"),
};
const importFile: RouteMetadata = {
  method: "post",
  path: "/v1/imports",
  summary: { zh: "导入文件", en: "Import a file" },
  permission: "public",
  upload: { maxBytes: 20_000_000 },
  response: z.object({ rows: z.int() }),
  status: 201,
};
const info = { title: { zh: "助学贷款接口", en: "Student loan API" }, version: "1.0.0" };

const responses = (document: ReturnType<typeof buildOpenapi>, path: string) =>
  document.paths?.[path]?.post?.responses ?? {};

test("the same routes in any order give the same document", () => {
  const one = JSON.stringify(buildOpenapi([approve, list, importFile], info));
  const other = JSON.stringify(buildOpenapi([importFile, list, approve], info));
  expect(other).toBe(one);
  expect(Object.keys(buildOpenapi([list, approve, importFile], info).paths ?? {})).toEqual([
    "/v1/applications",
    "/v1/applications/{applicationId}/approval",
    "/v1/imports",
  ]);
});

test("an operation has both summaries, its permission, its key and its security", () => {
  const document = buildOpenapi([approve], info);
  const operation = document.paths?.["/v1/applications/{applicationId}/approval"]?.post;
  expect(document.openapi).toBe("3.1.0");
  expect(operation).toMatchObject({
    summary: "批准申请 · Approve an application",
    "x-summary": approve.summary,
    "x-permission": "application.approve",
    security: [{ bearer: [] }],
    operationId: "postApplicationsApplicationIdApproval",
  });
  expect(operation?.parameters).toContainEqual(
    expect.objectContaining({ in: "header", name: "Idempotency-Key", required: true }),
  );
  expect(document.components?.securitySchemes).toHaveProperty("bearer");
});

test("every error status answers with problem+json and lists its codes", () => {
  const document = buildOpenapi([approve], info);
  const found = responses(document, "/v1/applications/{applicationId}/approval");
  expect(Object.keys(found).map(Number)).toEqual([
    200, 400, 401, 403, 409, 413, 415, 422, 429, 500,
  ]);
  for (const [status, response] of Object.entries(found)) {
    if (status === "200") continue;
    expect(response.content).toEqual({
      "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
    });
  }
  expect(found["409"].description).toContain("idempotency.in-progress");
});

test("an upload is described as a form and as a raw body, with 413", () => {
  const document = buildOpenapi([importFile], info);
  const body = document.paths?.["/v1/imports"]?.post?.requestBody;
  expect(body).toHaveProperty(["content", "multipart/form-data"]);
  expect(body).toHaveProperty(["content", "text/csv"]);
  expect(Object.keys(responses(document, "/v1/imports"))).toContain("413");
  expect(document.paths?.["/v1/imports"]?.post?.security).toEqual([]);
});

test("money stays text: no number stands in an amount's schema", () => {
  const document = buildOpenapi([approve], info);
  expect(document.components?.schemas?.["YuanString"]).toMatchObject({ type: "string" });
});

test("an error code that nobody catalogued can't be documented", () => {
  expect(() => buildOpenapi([{ ...list, problems: ["loan.unheard-of"] }], info)).toThrow(
    "loan.unheard-of",
  );
});

test("two routes can't share method and path", () => {
  expect(() => buildOpenapi([list, list], info)).toThrow("share");
});
