import type { Database } from "@bursar/database/connection";
import type { GraduateIdentity } from "@bursar/identity/graduates";

/** What the portal is made of. */
export interface PortalOptions {
  readonly deps: { readonly db: Database };
  readonly graduates: Pick<GraduateIdentity, "requestCode" | "signIn" | "authenticate" | "signOut">;
  /** Cookies go over https alone; false only where the product is served on plain loopback. */
  readonly secureCookies: boolean;
  /** Where the router is mounted; `/portal` unless told. */
  readonly basePath?: string;
}
