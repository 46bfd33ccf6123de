import { z } from "zod";
import { idOf, Instant, pageOf, PageQuery } from "../wire/index.ts";

/** What has to be done before anything else is allowed. */
const Pending = z.enum(["password-change", "second-factor"]);

/** Staff sign-in; a second call adds the code where the first was answered `second-factor-needed`. */
export const SignInBody = z
  .object({
    account: z.string().min(1).max(64).meta({ description: "账号 · Account", example: "maker" }),
    password: z.string().min(1).max(200).meta({ description: "密码 · Password" }),
    code: z.string().min(1).max(40).optional().meta({
      description: "动态码或恢复码 · Code of the authenticator app, or a recovery code",
      example: "123456",
    }),
  })
  .meta({ id: "SignIn", description: "登录 · Sign-in" });

/** What a sign-in gives: the token goes into `Authorization: Bearer …`. */
export const SessionBody = z
  .object({
    token: z.string(),
    expiresAt: Instant,
    displayName: z.string(),
    centreId: z.string(),
    pending: Pending.nullable().meta({
      description: "须先办理的事 · What has to be done before anything else",
    }),
  })
  .meta({ id: "Session", description: "会话 · Session" });

export const SessionId = idOf("ses", "SessionId");
export const SessionParams = z.object({ sessionId: SessionId });

export const OpenSessionBody = z
  .object({
    id: SessionId,
    actorId: z.string(),
    actorKind: z.enum(["staff", "volunteer"]),
    displayName: z.string(),
    device: z.string().nullable().meta({ description: "浏览器标识 · User-Agent" }),
    ip: z.string().nullable(),
    since: Instant,
    lastSeenAt: Instant.meta({ description: "最近使用，精确到分钟 · Last seen, to the minute" }),
    expiresAt: Instant,
    current: z.boolean().meta({ description: "就是这次登录 · The session that asks" }),
  })
  .meta({ id: "OpenSession", description: "登录中的会话 · A session that is open" });

export const OwnSessionsBody = z
  .object({ data: z.array(OpenSessionBody) })
  .meta({ id: "OwnSessions", description: "我的登录 · One's own sessions" });
export const OpenSessionPage = pageOf(OpenSessionBody, "OpenSessionPage");
export const SessionQuery = PageQuery;

export const MeBody = z
  .object({
    id: z.string(),
    kind: z.enum(["staff", "volunteer", "service", "graduate", "cli", "system"]),
    displayName: z.string(),
    account: z.string().nullable(),
    centreId: z.string(),
    centreName: z.string().nullable(),
    roles: z.array(z.string()),
    permissions: z.array(z.string()),
    universityCode: z.string().nullable(),
    pending: Pending.nullable(),
    hasSecondFactor: z.boolean(),
    recoveryCodesLeft: z.int().min(0),
    sessionId: z.string().nullable(),
  })
  .meta({ id: "Me", description: "我 · Whoever asks" });

const Password = z.string().min(12).max(128);

export const OwnPasswordBody = z
  .object({
    password: z.string().min(1).max(200).meta({ description: "现在的密码 · Present password" }),
    newPassword: Password.meta({ description: "新密码，12 到 128 个字符 · New password" }),
  })
  .meta({ id: "OwnPassword", description: "修改密码 · Change of one's own password" });

export const EnrolBody = z
  .object({ password: z.string().min(1).max(200) })
  .meta({ id: "EnrolSecondFactor", description: "开始绑定验证器 · Begin to enrol an app" });

export const EnrolmentBody = z
  .object({
    secret: z.string().meta({ description: "Base32，只显示一次 · Shown once" }),
    uri: z.string().meta({ description: "二维码内容 · What the QR code says" }),
  })
  .meta({ id: "SecondFactorEnrolment", description: "验证器密钥 · Secret of the app" });

export const ConfirmSecondFactorBody = z
  .object({ code: z.string().min(6).max(40) })
  .meta({ id: "ConfirmSecondFactor", description: "确认绑定 · First code of the app" });

export const RecoveryCodesBody = z
  .object({
    recoveryCodes: z.array(z.string()).meta({
      description: "恢复码，只显示一次；重复请求时为空 · Shown once, empty when asked again",
    }),
  })
  .meta({ id: "RecoveryCodes", description: "恢复码 · Recovery codes" });
