import {
  DivisionListBody,
  DivisionQuery,
  SchoolListBody,
  SchoolQuery,
  UniversityBody,
  UniversityListBody,
  UniversityParams,
  UniversityQuery,
} from "@bursar/api-schema/resources";
import {
  findDivisions,
  findSchools,
  findUniversities,
  showUniversity as show,
} from "@bursar/servicing/universities";
import { defineRoute } from "../define-route.ts";

export const listUniversities = defineRoute({
  method: "get",
  path: "/v1/universities",
  summary: {
    zh: "按拼音、简称或代码找高校",
    en: "Find a university by pinyin, short name or code",
  },
  permission: "signed-in",
  query: UniversityQuery,
  response: UniversityListBody,
  handle: async ({ deps, context, query }) => {
    const { query: text, provinceCode, limit } = query;
    const data = await findUniversities(deps, { context, query: { text, provinceCode, limit } });
    return { data: [...data] };
  },
});

export const showUniversity = defineRoute({
  method: "get",
  path: "/v1/universities/:universityCode",
  summary: { zh: "高校及其历次名称", en: "A university with every name it has had" },
  permission: "signed-in",
  params: UniversityParams,
  response: UniversityBody,
  problems: ["university.not-found"],
  handle: async ({ deps, context, params }) => {
    const { names, ...university } = await show(deps, { context, code: params.universityCode });
    return {
      ...university,
      names: names.map(({ name, kind, replacedOn }) => ({ name, kind, replacedOn })),
    };
  },
});

export const listSchools = defineRoute({
  method: "get",
  path: "/v1/schools",
  summary: { zh: "按拼音、名称或代码找高中", en: "Find a secondary school" },
  permission: "signed-in",
  query: SchoolQuery,
  response: SchoolListBody,
  handle: async ({ deps, context, query }) => {
    const { query: text, division, limit } = query;
    const asked = { text, divisionPrefix: division, limit };
    const data = await findSchools(deps, { context, query: asked });
    return {
      data: data.map(({ code, name, kind, divisionCode, divisionName, status }) => ({
        code,
        name,
        kind,
        divisionCode,
        divisionName,
        status,
      })),
    };
  },
});

export const listDivisions = defineRoute({
  method: "get",
  path: "/v1/divisions",
  summary: { zh: "行政区划（含已撤销的）", en: "Administrative divisions, former ones on request" },
  permission: "signed-in",
  query: DivisionQuery,
  response: DivisionListBody,
  handle: async ({ deps, context, query }) => {
    const { query: text, parent, level, withFormer, limit } = query;
    const data = await findDivisions(deps, {
      context,
      query: { text, parentCode: parent, level, withFormer: withFormer === "true", limit },
    });
    return {
      data: data.map(({ code, name, fullName, level: size, isCurrent }) => ({
        code,
        name,
        fullName,
        level: size,
        isCurrent,
      })),
    };
  },
});
