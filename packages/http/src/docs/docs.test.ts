import supertest from "supertest";
import { expect, test } from "vitest";
import { sampleApp } from "../testing/sample-app.ts";

test("the documentation is a Chinese page that takes everything from this origin", async () => {
  const { app } = sampleApp();
  const page = await supertest(app).get("/docs");
  expect(page.status).toBe(200);
  expect(page.text).toContain('<html lang="zh-CN">');
  expect(page.text).toContain("接口说明</title>");
  expect(page.text).not.toMatch(/<script>|style=|https?:\/\//);
  const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(sources).toHaveLength(5);
  for (const source of sources) {
    const asset = await supertest(app).get(source);
    expect([source, asset.status]).toEqual([source, 200]);
  }
});

test("the document behind it is OpenAPI 3.1", async () => {
  const response = await supertest(sampleApp().app).get("/docs/openapi.json");
  expect(response.body.openapi).toBe("3.1.0");
  expect(Object.keys(response.body.paths)).toContain("/v1/notes/{noteId}");
});

test.each(["package.json", "index.html", "swagger-ui.js.map", "..%2Fpackage.json"])(
  "the package's %s isn't served",
  async (name) => {
    expect((await supertest(sampleApp().app).get(`/docs/${name}`)).status).toBe(404);
  },
);
