import { z } from "zod";
import { Instant } from "../wire/index.ts";

/** Staff sign-in. */
export const SignInBody = z
  .object({
    account: z.string().min(1).max(64).meta({ description: "账号 · Account", example: "maker" }),
    password: z.string().min(1).max(200).meta({ description: "密码 · Password" }),
  })
  .meta({ id: "SignIn", description: "登录 · Sign-in" });

/** What a sign-in gives: the token goes into `Authorization: Bearer …`. */
export const SessionBody = z
  .object({
    token: z.string(),
    expiresAt: Instant,
    displayName: z.string(),
    centreId: z.string(),
  })
  .meta({ id: "Session", description: "会话 · Session" });
