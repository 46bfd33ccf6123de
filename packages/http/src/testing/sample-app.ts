import { readFile } from "node:fs/promises";
import { Refusal } from "@bursar/api-schema/problems";
import { YuanString, idOf } from "@bursar/api-schema/wire";
import type { Express } from "express";
import { pino } from "pino";
import { z } from "zod";
import { docsRouter } from "../docs/index.ts";
import { buildOpenapi } from "@bursar/api-schema/openapi";
import {
  defineRouteFor,
  type AnyRoute,
  type Authenticate,
  type SignedIn,
} from "../routes/index.ts";
import { createApp, type AppOptions } from "../server/index.ts";

/** What the sample's handlers need: notes, and the claims that a transaction layer would keep. */
export interface SampleDeps {
  readonly notes: { id: string; amount: string; version: number }[];
  readonly claims: Map<string, { bodyHash: string; value: unknown }>;
  /** Thrown by `GET /v1/failures`. */
  failure: unknown;
  /** Path of the last uploaded file. */
  uploadPath: string;
  /** Awaited by `GET /v1/slow`. */
  gate: Promise<void>;
}

const defineRoute = defineRouteFor<SampleDeps>();

const NoteId = idOf("note", "NoteId");
const Note = z.object({ id: NoteId, amount: YuanString, version: z.int() }).meta({ id: "Note" });

const createNote = defineRoute({
  method: "post",
  path: "/v1/notes",
  summary: { zh: "新建", en: "Create" },
  permission: "note.write",
  idempotent: true,
  body: z.object({
    amount: YuanString,
    kind: z.enum(["plain", "busy"]).default("plain"),
    tags: z.array(z.string().min(1).max(5)).max(3).optional(),
    bank: z.strictObject({ name: z.string() }).optional(),
  }),
  response: Note,
  status: 201,
  handle: async ({ deps, context, body }) => {
    const claim = context.idempotency;
    if (!claim) throw new Error("no claim");
    if (body.kind === "busy") {
      throw new Refusal("idempotency.in-progress", {
        zh: "正在处理。",
        en: "Still running.",
        status: 409,
        data: { retryAfterSeconds: 3 },
      });
    }
    const earlier = deps.claims.get(claim.key);
    if (earlier && earlier.bodyHash !== claim.bodyHash) {
      throw new Refusal("idempotency.reused", { zh: "内容不同。", en: "Another body." });
    }
    if (earlier) {
      context.replayed = true;
      return Note.parse(earlier.value);
    }
    const note = { id: `note_${deps.notes.length + 1}`, amount: body.amount, version: 1 };
    deps.notes.push(note);
    deps.claims.set(claim.key, { bodyHash: claim.bodyHash, value: note });
    return { ...note, secret: "370000199001011234" };
  },
});

const readNote = defineRoute({
  method: "get",
  path: "/v1/notes/:noteId",
  summary: { zh: "读取", en: "Read" },
  permission: "signed-in",
  params: z.object({ noteId: NoteId }),
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }),
  response: Note,
  etag: (note) => String(note.version),
  handle: async ({ deps, params }) => {
    const note = deps.notes.find(({ id }) => id === params.noteId);
    if (note) return note;
    throw new Refusal("note.not-found", { zh: "没有这条。", en: "No such note.", status: 404 });
  },
});

const changeNote = defineRoute({
  method: "patch",
  path: "/v1/notes/:noteId",
  summary: { zh: "修改", en: "Change" },
  permission: "note.write",
  ifMatch: true,
  params: z.object({ noteId: NoteId }),
  body: z.object({ amount: YuanString }),
  response: z.object({ ifMatch: z.string() }),
  handle: async ({ ifMatch, body }) => {
    if (body.amount === "0.00") {
      throw new Refusal("note.zero", { zh: "金额不能为零。", en: "Not zero.", pointer: "/amount" });
    }
    return { ifMatch };
  },
});

const uploadNote = defineRoute({
  method: "post",
  path: "/v1/notes/file",
  summary: { zh: "上传", en: "Upload" },
  permission: "note.write",
  idempotent: true,
  upload: { maxBytes: 1_000_000 },
  body: z.object({ note: z.string().max(10).optional() }),
  response: z.object({
    fileName: z.string(),
    bytes: z.int(),
    text: z.string(),
    bodyHash: z.string(),
    note: z.string().optional(),
  }),
  handle: async ({ deps, context, file, body }) => {
    deps.uploadPath = file.path;
    const text = (await readFile(file.path, "utf8")).slice(0, 100);
    const bodyHash = context.idempotency?.bodyHash ?? "";
    return { fileName: file.fileName, bytes: file.bytes, text, bodyHash, ...body };
  },
});

const whoAmI = defineRoute({
  method: "get",
  path: "/v1/me",
  summary: { zh: "我", en: "Me" },
  permission: "public",
  response: z.object({
    id: z.string(),
    centreId: z.string(),
    language: z.string(),
    ip: z.string(),
  }),
  handle: async ({ context }) => {
    const { actor, centreId, language, origin } = context;
    return { id: actor.id, centreId, language, ip: origin.ip };
  },
});

const fail = defineRoute({
  method: "get",
  path: "/v1/failures",
  summary: { zh: "出错", en: "Fail" },
  permission: "public",
  response: z.object({}),
  handle: ({ deps }) => Promise.reject(deps.failure),
});

const breakContract = defineRoute({
  method: "get",
  path: "/v1/contracts/broken",
  summary: { zh: "违约", en: "Break" },
  permission: "public",
  response: z.object({ amount: YuanString }),
  handle: async () => ({ amount: "370000199001011234" }),
});

const slow = defineRoute({
  method: "delete",
  path: "/v1/slow",
  summary: { zh: "慢", en: "Slow" },
  permission: "public",
  response: z.void(),
  status: 204,
  handle: async ({ deps }) => {
    await deps.gate;
  },
});

export const sampleRoutes: readonly AnyRoute<SampleDeps>[] = [
  createNote,
  uploadNote,
  readNote,
  changeNote,
  whoAmI,
  fail,
  breakContract,
  slow,
];

const actors: Readonly<Record<string, SignedIn>> = {
  "Bearer writer": actorOf("acc_1", ["note.write"]),
  "Bearer reader": actorOf("acc_2", []),
};

function actorOf(id: string, permissions: string[]): SignedIn {
  const names = { kind: "staff", displayName: "李老师", centreId: "cen_1" } as const;
  return { id, permissions: new Set(permissions), ...names };
}

const authenticate: Authenticate = async (request) => actors[request.get("Authorization") ?? ""];

/** A whole app without a database, and what it logged. */
export function sampleApp(options: Partial<AppOptions<SampleDeps>> = {}) {
  const lines: string[] = [];
  const deps: SampleDeps = {
    notes: [],
    claims: new Map(),
    failure: new Error("unset"),
    uploadPath: "",
    gate: Promise.resolve(),
  };
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(line) });
  const app: Express = createApp<SampleDeps>({
    routes: sampleRoutes,
    deps,
    authenticate,
    log,
    ready: {},
    meta: async () => ({
      product: "bursar",
      version: "0.1.0",
      environment: "demo",
      badge: "演示",
      businessDate: "2026-11-20",
    }),
    after: (mounted) => mounted.use(docsRouter({ openapi: sampleDocument })),
    ...options,
  });
  return { app, deps, lines, log };
}

function sampleDocument() {
  return buildOpenapi(sampleRoutes, { title: { zh: "样例", en: "Sample" }, version: "1" });
}
