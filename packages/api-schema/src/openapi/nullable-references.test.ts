import { expect, test } from "vitest";
import { z } from "zod";
import { buildOpenapi } from "./build-openapi.ts";

test("a component that may be null is documented as one of the two", () => {
  const Day = z.iso.date().meta({ id: "Day" });
  const document = buildOpenapi(
    [
      {
        method: "get",
        path: "/v1/days",
        summary: { zh: "日", en: "Day" },
        permission: "public",
        response: z.object({ day: Day.nullable() }).meta({ id: "DayBody" }),
      },
    ],
    { title: { zh: "日", en: "Day" }, version: "1" },
  );
  const schema = document.components?.schemas?.["DayBody"];
  expect(schema).toMatchObject({
    properties: { day: { anyOf: [{ $ref: "#/components/schemas/Day" }, { type: "null" }] } },
  });
});
