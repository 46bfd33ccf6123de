import {
  ContractParams,
  GuardianConsentBody,
  RecordGuardianConsentBody,
} from "@bursar/api-schema/resources";
import {
  confirmGuardianConsent as confirm,
  recordGuardianConsent as record,
  showGuardianConsent as show,
} from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";

const path = "/v1/contracts/:contractId/guardian-consent";

export const showGuardianConsent = defineRoute({
  method: "get",
  path,
  summary: { zh: "监护人同意", en: "The guardian's consent to a minor's contract" },
  permission: "contract.read",
  params: ContractParams,
  response: GuardianConsentBody,
  etag: ({ version }) => String(version),
  problems: ["contract.not-found", "guardian-consent.not-found"],
  handle: ({ deps, context, params }) => show(deps, { context, ...params }),
});

export const recordGuardianConsent = defineRoute({
  method: "post",
  path,
  summary: { zh: "登记监护人同意", en: "Record a guardian's written consent" },
  permission: "contract.sign",
  idempotent: true,
  params: ContractParams,
  body: RecordGuardianConsentBody,
  response: GuardianConsentBody,
  problems: [
    "contract.not-found",
    "guardian-consent.not-needed",
    "guardian-consent.too-late",
    "guardian-consent.date-in-future",
    "guardian-consent.already-confirmed",
    "guardian-consent.document-unknown",
  ],
  handle: ({ deps, context, params, body }) => record(deps, { context, ...params, ...body }),
});

export const confirmGuardianConsent = defineRoute({
  method: "post",
  path: `${path}/confirmation`,
  summary: { zh: "确认监护人同意", en: "Confirm a consent as the second person" },
  permission: "contract.confirm-signature",
  idempotent: true,
  ifMatch: true,
  params: ContractParams,
  response: GuardianConsentBody,
  etag: ({ version }) => String(version),
  problems: [
    "contract.not-found",
    "guardian-consent.not-needed",
    "guardian-consent.too-late",
    "guardian-consent.already-confirmed",
    "guardian-consent.not-recorded",
    "guardian-consent.same-person",
    "version.changed",
  ],
  handle: ({ deps, context, params, ifMatch }) =>
    confirm(deps, { context, ...params, version: ifMatch }),
});
