/**
 * Who acts: a person of a centre, a volunteer for a day, another program, a graduate, the command
 * line or the system itself.
 */
export interface Actor {
  readonly id: string;
  readonly kind: "staff" | "volunteer" | "service" | "graduate" | "cli" | "system";
  readonly permissions: ReadonlySet<string>;
  readonly displayName: string;
  readonly roles?: readonly string[] | undefined;
  /** Name of the account, for those who have one. */
  readonly account?: string | undefined;
  /** The session behind the token; a key has none. */
  readonly sessionId?: string | undefined;
  /** Of the university whose students this actor may see. */
  readonly universityCode?: string | undefined;
  /** What the actor has to do before anything else is allowed; `permissions` is empty until then. */
  readonly pending?: "password-change" | "second-factor" | undefined;
}

/** What `authenticate` finds out: the actor and the centre in which the actor is at work. */
export interface SignedIn extends Actor {
  readonly centreId: string;
}

/** The claim that a request makes on its effect, so that it happens once. */
export interface IdempotencyClaim {
  /** The caller's `Idempotency-Key`. */
  readonly key: string;
  /** Method and path pattern, `POST /v1/applications/:applicationId/approval`. */
  readonly route: string;
  /** SHA-256 (hex) of the canonical JSON of path, query and body; of the bytes for a file. */
  readonly bodyHash: string;
}

/** From where a request came, for the audit trail. */
export interface Origin {
  readonly ip: string;
  readonly userAgent: string;
}

/** What a use case is told about the request that it serves. */
export interface RequestContext {
  readonly actor: Actor;
  /** `""` on a public route that nobody is signed in to. */
  readonly centreId: string;
  readonly requestId: string;
  readonly idempotency?: IdempotencyClaim;
  readonly origin: Origin;
  readonly language: "zh" | "en";
  /** Set by the transaction layer when it returns the stored value of an earlier request. */
  replayed?: boolean;
}

/**
 * The actor of a public route that nobody is signed in to. It has no permission, and its id tells
 * the audit trail that the caller was unknown.
 */
export const ANONYMOUS: SignedIn = {
  id: "anonymous",
  kind: "system",
  permissions: new Set(),
  displayName: "未登录 (anonymous)",
  centreId: "",
};
