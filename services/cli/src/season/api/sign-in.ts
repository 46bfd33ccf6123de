import { SessionBody } from "@bursar/api-schema/staff";
import { apiClient, type ApiClient } from "./api-client.ts";
import { sendRequest, type ApiAddress } from "./send-request.ts";

/** Opens a session; what comes back asks as this person. */
export async function signIn(
  at: ApiAddress,
  { account, password }: { readonly account: string; readonly password: string },
): Promise<ApiClient> {
  const answer = await sendRequest(at, {
    method: "POST",
    path: "/v1/sessions",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account, password }),
  });
  return apiClient(at, SessionBody.parse(answer.body).token);
}
