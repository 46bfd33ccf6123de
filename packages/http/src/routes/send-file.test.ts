import express from "express";
import request from "supertest";
import { expect, test } from "vitest";
import { sendFile } from "./send-file.ts";

function send(fileName: string) {
  const app = express();
  app.get("/", (_request, response) => {
    sendFile(response, { content: Buffer.from("<script>"), mediaType: "text/html", fileName });
  });
  return request(app).get("/").expect(200);
}

test("a file is saved and never run", async () => {
  const { headers, text } = await send("a.html");
  expect(text).toBe("<script>");
  expect(headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-length": "8",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
});

test.each([
  ["张三.jpg", `filename="__.jpg"; filename*=UTF-8''%E5%BC%A0%E4%B8%89.jpg`],
  [`a";x=(1)'.jpg`, `filename="a_;x=(1)'.jpg"; filename*=UTF-8''a%22%3Bx%3D%281%29%27.jpg`],
  ["\ud842.jpg", `filename="_.jpg"; filename*=UTF-8''_.jpg`],
])("%j is named so that no header is broken", async (fileName, name) => {
  expect((await send(fileName)).headers["content-disposition"]).toBe(`attachment; ${name}`);
});
