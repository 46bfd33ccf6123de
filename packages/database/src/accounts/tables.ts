import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import { bytes, day, instant, sealed } from "../columns/columns.ts";

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

/** `updated_at` is when the session was last seen at work, to the minute. */
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

/**
 * At which centre an account works, and as what. An account works at one place; the national
 * office stands as a centre that has no rows.
 */
export const staffMembers = authSchema.table(
  "staff_members",
  {
    userId: text("user_id").notNull(),
    centreId: text("centre_id").notNull(),
    roles: text("roles").array().notNull(),
    /** Whose students' receipts somebody of a university's aid office sees. */
    universityCode: text("university_code"),
    /** Until when a password that somebody else has set opens the choosing of one's own. */
    initialPasswordUntil: instant("initial_password_until"),
    disabledAt: instant("disabled_at"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.centreId] }),
    unique("staff_members_one_place").on(table.userId),
    check(
      "staff_members_university",
      sql`('university' = any(${table.roles})) = (${table.universityCode} is not null)`,
    ),
    check(
      "staff_members_national",
      sql`('national' = any(${table.roles})) = (${table.centreId} = 'cen_national')`,
    ),
  ],
);

/** What a centre asks of its staff at sign-in; a centre without a row asks for a password. */
export const signInPolicies = authSchema.table("sign_in_policies", {
  centreId: text("centre_id").primaryKey(),
  /** Roles that need a second factor. */
  secondFactorRoles: text("second_factor_roles").array().notNull(),
  version: integer("version").notNull().default(1),
});

/** The secret that a person's authenticator app and this product share (RFC 6238). */
export const secondFactors = authSchema.table("second_factors", {
  userId: text("user_id").primaryKey(),
  centreId: text("centre_id").notNull(),
  secretSealed: sealed("secret_sealed").notNull(),
  /** Null until a first code has shown that the app has the secret. */
  confirmedAt: instant("confirmed_at"),
  /** Number of the last half-minute whose code was used: no code works twice. */
  lastStep: integer("last_step").notNull().default(0),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** Codes for the day on which the phone is lost, hashed, a row each; a used one is deleted. */
export const recoveryCodes = authSchema.table(
  "recovery_codes",
  { userId: text("user_id").notNull(), codeHash: bytes("code_hash").notNull() },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** A code with which volunteers sign in on one business day; only its keyed hash is kept. */
export const volunteerCodes = authSchema.table(
  "volunteer_codes",
  {
    centreId: text("centre_id").notNull(),
    id: text("id").notNull(),
    codeHash: bytes("code_hash").notNull().unique("volunteer_codes_code"),
    businessOn: day("business_on").notNull(),
    usesMax: integer("uses_max").notNull(),
    uses: integer("uses").notNull().default(0),
    issuedBy: text("issued_by").notNull(),
    issuedAt: instant("issued_at").notNull().defaultNow(),
    /** Midnight in Asia/Shanghai at the latest. */
    expiresAt: instant("expires_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedBy: text("revoked_by"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    check("volunteer_codes_uses", sql`${table.uses} between 0 and ${table.usesMax}`),
  ],
);

/** Somebody who has signed in with a daily code: whom an actor id of the audit trail names. */
export const volunteers = authSchema.table(
  "volunteers",
  {
    centreId: text("centre_id").notNull(),
    id: text("id").notNull(),
    codeId: text("code_id").notNull(),
    name: text("name").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    unique("volunteers_name").on(table.centreId, table.codeId, table.name),
    foreignKey({
      columns: [table.centreId, table.codeId],
      foreignColumns: [volunteerCodes.centreId, volunteerCodes.id],
    }),
  ],
);

/** A volunteer's session; only the token's hash is kept. */
export const volunteerSessions = authSchema.table(
  "volunteer_sessions",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    id: text("id").notNull(),
    centreId: text("centre_id").notNull(),
    volunteerId: text("volunteer_id").notNull(),
    ip: text("ip"),
    userAgent: text("user_agent"),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("volunteer_sessions_centre").on(table.centreId, table.id)],
);

/** A key with which another program works for one centre; only its hash is kept. */
export const serviceKeys = authSchema.table(
  "service_keys",
  {
    centreId: text("centre_id").notNull(),
    id: text("id").notNull(),
    keyHash: bytes("key_hash").notNull().unique("service_keys_key"),
    /** `test` works in demo centres alone, `live` in all others alone. */
    mode: text("mode").$type<"live" | "test">().notNull(),
    name: text("name").notNull(),
    lastFour: text("last_four").notNull(),
    scopes: text("scopes").array().notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
    revokedBy: text("revoked_by"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    check("service_keys_mode", sql`${table.mode} in ('live', 'test')`),
  ],
);

/**
 * Sign-ins that failed, by keyed hash of the account that was tried (whether there is one or not)
 * and of the address: what the lock-out counts. An attempt stands here before it is checked.
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
