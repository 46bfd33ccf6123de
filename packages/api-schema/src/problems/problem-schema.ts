import { z } from "zod";

const FieldProblem = z
  .object({
    in: z.enum(["body", "query", "path"]).meta({ description: "在哪一部分 · Which part" }),
    pointer: z.string().meta({ description: "JSON Pointer", example: "/amount" }),
    code: z
      .string()
      .meta({ description: "字段错误代码 · Field error code", example: "field.missing" }),
    detail: z.string().meta({ description: "改法 · What to do", example: "请填写这一项。" }),
  })
  .meta({ id: "FieldProblem", description: "一处填写错误 · One field's error" });

/** What every error answers with: RFC 9457 with a stable code and a sentence for the user. */
export const problemSchema = z
  .object({
    type: z
      .string()
      .meta({ description: "说明页 · Help page", example: "/problems/auth.required" }),
    title: z.string().meta({ example: "请先登录" }),
    status: z.int().meta({ example: 401 }),
    detail: z.string().meta({ description: "发生了什么、怎么办 · What happened, what to do" }),
    instance: z.string().meta({ description: "请求的路径 · The request's path" }),
    code: z.string().meta({ description: "错误代码 · Error code", example: "auth.required" }),
    errors: z.array(FieldProblem).optional(),
    requestId: z.string().meta({ description: "请求编号，报障时提供 · Quote it when you report" }),
    state: z.enum(["unchanged", "unknown"]).meta({
      description: "数据是否可能已改变 · Whether data may have changed",
    }),
    retryable: z.boolean().meta({ description: "同一请求稍后可否重试 · May be sent again" }),
    data: z.record(z.string(), z.unknown()).optional().meta({
      description: "程序可用的事实 · Facts for programs",
    }),
  })
  .meta({ id: "Problem", description: "错误（RFC 9457）· Error (RFC 9457)" });

/** An error on the wire. */
export type Problem = z.infer<typeof problemSchema>;
/** One field's error on the wire. */
export type FieldProblem = z.infer<typeof FieldProblem>;
