import type { CookieOptions, Request, Response } from "express";

/** Sets and reads the portal's own cookies: HttpOnly, SameSite=Lax, for its pages alone. */
export interface Cookies {
  read(request: Request, name: CookieName): string | undefined;
  write(response: Response, cookie: { name: CookieName; value: string; expires: Date }): void;
  clear(response: Response, name: CookieName): void;
}

/** The session's token, and the sealed ID number between the two steps of a sign-in. */
export type CookieName = "bursar_graduate" | "bursar_sign_in";

export function portalCookies(options: { basePath: string; secure: boolean }): Cookies {
  const shared: CookieOptions = {
    httpOnly: true,
    sameSite: "lax",
    secure: options.secure,
    path: options.basePath,
  };
  return {
    read: (request, name) => readCookie(request.get("Cookie") ?? "", name),
    write: (response, { name, value, expires }) => {
      response.cookie(name, value, { ...shared, expires });
    },
    clear: (response, name) => {
      response.clearCookie(name, shared);
    },
  };
}

function readCookie(header: string, name: string): string | undefined {
  const found = header
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));
  // Both values are base64url: nothing in them is escaped.
  return found?.slice(name.length + 1) || undefined;
}
