import type { PublicListBody } from "@bursar/api-schema/resources";
import type { Language } from "@bursar/http/problems";
import type { z } from "zod";

type PublicList = z.output<typeof PublicListBody>;

const WORDS = {
  zh: {
    tag: "zh-CN",
    days: "公示时间",
    to: "至",
    objections: "异议受理",
    name: "姓名",
    school: "学校",
    number: "序号",
    over: "公示已经结束，名单不再展示。",
    count: (lines: number) => `共 ${lines} 人。对名单有异议的，在公示期内向受理单位提出。`,
  },
  en: {
    tag: "en",
    days: "Public",
    to: "to",
    objections: "Objections",
    name: "Name",
    school: "School",
    number: "No.",
    over: "The list is no longer public and is not shown.",
    count: (lines: number) => `${lines} people. Objections are taken while the list is public.`,
  },
} as const;

/** The public list as a document that needs no script and no style. */
export function publicListPage(list: PublicList, language: Language): string {
  const words = WORDS[language];
  const title = escape(list.title);
  const body = list.state === "over" ? `<p>${words.over}</p>` : table(list, language);
  return (
    `<!doctype html><html lang="${words.tag}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<meta name="robots" content="noindex,nofollow,noarchive">` +
    `<meta name="format-detection" content="telephone=no">` +
    `<title>${title}</title></head><body><main><h1>${title}</h1>` +
    `<p>${words.days}: ${list.fromOn} ${words.to} ${list.toOn}</p>` +
    `<p>${words.objections}: ${escape(list.objectionsTo)}</p>${body}</main></body></html>`
  );
}

function table({ lines }: PublicList, language: Language): string {
  const words = WORDS[language];
  const rows = lines.map(
    ({ maskedName, school }, index) =>
      `<tr><td>${index + 1}</td><td>${escape(maskedName)}</td><td>${escape(school)}</td></tr>`,
  );
  const head = [words.number, words.name, words.school].map(
    (word) => `<th scope="col">${word}</th>`,
  );
  return (
    `<p>${words.count(lines.length)}</p><table><thead><tr>${head.join("")}</tr></thead>` +
    `<tbody>${rows.join("")}</tbody></table>`
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
