import type { ProblemTable } from "./problem-row.ts";

/** Codes about the request itself: its form, its address, its key, its version, the server. */
export const requestProblems = {
  "request.invalid": {
    status: 400,
    title: { zh: "填写有误", en: "The request has errors" },
    help: {
      zh: "errors 逐项指出位置（pointer）和改法，改好后可用同一个 Idempotency-Key 再次提交。",
      en: "errors names each place (pointer) and what to change; send it again with the same key.",
    },
  },
  "request.bad-json": {
    status: 400,
    title: { zh: "请求不是合法的 JSON", en: "The body isn't valid JSON" },
    help: {
      zh: "请求体应是 UTF-8 编码的 JSON 对象。常见原因：少了引号、多了逗号、内容被截断。",
      en: "The body must be a JSON object in UTF-8. Look for a missing quote or an extra comma.",
    },
  },
  "request.bad-path": {
    status: 400,
    title: { zh: "地址写法有误", en: "The address is malformed" },
    help: {
      zh: "地址里的百分号编码不完整，请用程序库生成地址。",
      en: "The address holds a broken percent escape; build it with a URL library.",
    },
  },
  "page.foreign-cursor": {
    status: 400,
    title: { zh: "翻页位置不属于这个列表", en: "The cursor belongs to another list" },
    help: {
      zh: "startingAfter 只能用同一地址、同样条件的上一页给出的 nextCursor；换了条件从第一页读起。",
      en: "Send the nextCursor of the same address and filters; after changing filters start anew.",
    },
  },
  "request.broken-off": {
    status: 400,
    title: { zh: "请求没有传完", en: "The request broke off" },
    help: {
      zh: "连接在传完之前断开，什么也没有保存，请重新发送。",
      en: "The connection ended before the whole request came. Nothing was saved; send it again.",
    },
    retryable: true,
  },
  "request.too-large": {
    status: 413,
    title: { zh: "请求过大", en: "The body is too large" },
    help: {
      zh: "JSON 请求不超过 1 MB。大批数据请用文件导入。",
      en: "A JSON body may hold 1 MB. Import a file for more.",
    },
  },
  "request.unsupported-media": {
    status: 415,
    title: { zh: "不支持这种内容格式", en: "This content type isn't supported" },
    help: {
      zh: "请求体用 Content-Type: application/json（UTF-8）；上传文件用 multipart/form-data、text/csv 或 xlsx。",
      en: "Send application/json (UTF-8); for a file multipart/form-data, text/csv or xlsx.",
    },
  },
  "request.cross-site": {
    status: 403,
    title: { zh: "不接受其他网站发来的操作", en: "Requests from other sites are refused" },
    help: {
      zh: "请直接打开本系统再操作。如果是从别的网页跳转来的，请核对那个网页是否可信。",
      en: "Open this system itself and try there. Be wary of the page that sent you here.",
    },
  },
  "route.not-found": {
    status: 404,
    title: { zh: "没有这个地址", en: "No such address" },
    help: { zh: "请对照 /docs 核对地址。", en: "Compare the address with /docs." },
  },
  "route.method-not-allowed": {
    status: 405,
    title: { zh: "这个地址不支持这种方法", en: "This address doesn't take that method" },
    help: {
      zh: "Allow 响应头列出可用的方法。",
      en: "The Allow header lists the methods that it takes.",
    },
  },
  "rate.limited": {
    status: 429,
    title: { zh: "请求太频繁", en: "Too many requests" },
    help: {
      zh: "请等 Retry-After 所示秒数后再试；RateLimit-* 响应头给出限额和余量。",
      en: "Wait for Retry-After seconds; the RateLimit-* headers show the limit and what is left.",
    },
    retryable: true,
  },
  "version.missing": {
    status: 428,
    title: { zh: "请注明所依据的版本", en: "Say which version you saw" },
    help: {
      zh: "修改前先读取，把读到的 ETag 放进 If-Match 再提交，以免覆盖别人的修改。",
      en: "Read first and send its ETag as If-Match, so that nobody's change is overwritten.",
    },
  },
  "version.changed": {
    status: 412,
    title: { zh: "内容已被他人修改", en: "Someone has changed this" },
    help: {
      zh: "请重新读取最新内容，核对后再提交。",
      en: "Read it again, compare and then submit.",
    },
  },
  "idempotency.missing": {
    status: 400,
    title: { zh: "缺少 Idempotency-Key", en: "Idempotency-Key is missing" },
    help: {
      zh: "请为每次操作生成一个新值（如 UUID），重试时沿用同一个值。",
      en: "Make a new value (such as a UUID) for each action and keep it when you retry.",
    },
  },
  "idempotency.bad-key": {
    status: 400,
    title: { zh: "Idempotency-Key 写法有误", en: "Idempotency-Key is malformed" },
    help: {
      zh: "应为 1 到 255 个可见 ASCII 字符，不含空格，例如 UUID。",
      en: "Use 1 to 255 visible ASCII characters without spaces, such as a UUID.",
    },
  },
  "idempotency.reused": {
    status: 422,
    title: {
      zh: "同一个 Idempotency-Key 用于不同内容",
      en: "The key was used for another request",
    },
    help: {
      zh: "这个值已用于另一项操作。重试请发送原来的内容；新操作请换新值。",
      en: "This key belongs to another request. Retry with the same content or make a new key.",
    },
  },
  "idempotency.in-progress": {
    status: 409,
    title: { zh: "同一操作正在处理", en: "The same request is being processed" },
    help: {
      zh: "前一次提交还没有结束，请等 Retry-After 所示秒数后用同一个值重试。",
      en: "The first attempt still runs. Retry with the same key after Retry-After seconds.",
    },
    retryable: true,
  },
  "problem.not-found": {
    status: 404,
    title: { zh: "没有这个错误代码", en: "No such error code" },
    help: { zh: "全部代码见 /problems。", en: "All codes are listed at /problems." },
  },
  "server.error": {
    status: 500,
    title: { zh: "系统出错", en: "Something went wrong here" },
    help: {
      zh: "操作可能已生效。请先查询结果；重试请用同一个 Idempotency-Key。把 requestId 告诉管理员。",
      en: "The action may have happened: look first, retry with the same key, report the requestId.",
    },
  },
  "server.not-ready": {
    status: 503,
    title: { zh: "系统暂不可用", en: "Not ready" },
    help: {
      zh: "data.failed 列出没有就绪的部分，请稍后再试。",
      en: "data.failed lists the parts that aren't ready. Try again later.",
    },
    retryable: true,
  },
  "server.too-many-streams": {
    status: 503,
    title: { zh: "同时查看进度的人太多", en: "Too many watch a progress" },
    help: {
      zh: "请稍后再试，或每隔几秒读取一次批次。",
      en: "Try again later, or read the run every few seconds instead.",
    },
  },
  "server.port-taken": {
    status: 500,
    title: { zh: "端口被占用", en: "The port is taken" },
    help: {
      zh: "停止占用端口的程序，或用环境变量 PORT 换一个端口。",
      en: "Stop the program that holds the port, or choose another with PORT.",
    },
  },
  "server.port-refused": {
    status: 500,
    title: { zh: "不允许使用这个端口", en: "The port isn't allowed" },
    help: {
      zh: "1024 以下的端口需要管理员权限，请用环境变量 PORT 换一个。",
      en: "Ports below 1024 need privileges; choose another with PORT.",
    },
  },
  "server.host-unavailable": {
    status: 500,
    title: { zh: "本机没有这个地址", en: "This machine doesn't have that address" },
    help: {
      zh: "请把监听地址改成本机地址，例如 127.0.0.1。",
      en: "Listen on an address of this machine, for example 127.0.0.1.",
    },
  },
} satisfies ProblemTable;
