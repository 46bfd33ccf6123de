import {
  boolean,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { bytes, instant } from "../columns/columns.ts";

/** Sign-in data of staff and graduates, apart from business tables and shared by all centres. */
export const authSchema = pgSchema("auth");

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Staff accounts, in the shape that the sign-in library wants. */
export const user = authSchema.table("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  username: text("username").unique(),
  displayUsername: text("display_username"),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

export const session = authSchema.table("session", {
  id: text("id").primaryKey(),
  token: text("token").notNull().unique(),
  userId: text("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  expiresAt: at("expires_at").notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

export const account = authSchema.table("account", {
  id: text("id").primaryKey(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  userId: text("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: at("access_token_expires_at"),
  refreshTokenExpiresAt: at("refresh_token_expires_at"),
  scope: text("scope"),
  password: text("password"),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

export const verification = authSchema.table("verification", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: at("expires_at").notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

/** At which centre an account works, and as what. */
export const staffMembers = authSchema.table(
  "staff_members",
  {
    userId: text("user_id").notNull(),
    centreId: text("centre_id").notNull(),
    roles: text("roles").array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.centreId] })],
);

/**
 * Wrong passwords, by keyed hash of the account that was tried, whether there is one or not: what
 * the lock-out counts. An attempt stands here from before its password is checked.
 */
export const signInFailures = authSchema.table(
  "sign_in_failures",
  {
    subjectHash: bytes("subject_hash").notNull(),
    attemptId: text("attempt_id").notNull(),
    failedAt: instant("failed_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.subjectHash, table.attemptId] }),
    index("sign_in_failures_failed_at").on(table.failedAt),
  ],
);

/** A one-time code that was sent to a graduate; only its hash is kept. */
export const graduateCodes = authSchema.table("graduate_codes", {
  idNumberHash: bytes("id_number_hash").primaryKey(),
  codeHash: bytes("code_hash").notNull(),
  attempts: integer("attempts").notNull().default(0),
  sentAt: instant("sent_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
});

/** Codes asked for, by keyed hash of ID number or address: what the limits count. */
export const graduateCodeRequests = authSchema.table(
  "graduate_code_requests",
  {
    subjectHash: bytes("subject_hash").notNull(),
    requestId: text("request_id").notNull(),
    requestedAt: instant("requested_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.subjectHash, table.requestId] })],
);

/** A graduate's session; only the token's hash is kept. */
export const graduateSessions = authSchema.table("graduate_sessions", {
  tokenHash: bytes("token_hash").primaryKey(),
  idNumberHash: bytes("id_number_hash").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
});
