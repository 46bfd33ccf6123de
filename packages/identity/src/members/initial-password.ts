import { newSecretText } from "../secrets/new-secret-text.ts";

/** How long a password that somebody else has set can be used. */
export const INITIAL_PASSWORD_DAYS = 7;

/** Such as `k7mf-2qxd-90tv-8wrs`: 80 random bits that can be read out. */
export function newInitialPassword(): string {
  return newSecretText([4, 4, 4, 4]);
}
