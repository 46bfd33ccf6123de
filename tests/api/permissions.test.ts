import { PERMISSIONS, permissionsOf, ROLES, type Role } from "@bursar/identity/permissions";
import { productRoutes } from "@bursar/local/src/product-routes.ts";
import type { Test } from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestProduct, type TestProduct } from "../harness/open-test-product.ts";
import { anonymous, type StaffClient } from "../harness/staff-client.ts";

/**
 * What each route asks for. Which role has which permission is the table of
 * `packages/identity/src/permissions/roles.test.ts`; here every role tries every route. A route
 * that is not here fails the first test: add its line, and with it the decision.
 */
const TABLE = `
POST   /v1/sessions                                           public
GET    /v1/me                                                 signed-in
GET    /v1/me/sessions                                        signed-in
DELETE /v1/me/sessions/:sessionId                             signed-in
PUT    /v1/me/password                                        signed-in
PUT    /v1/me/second-factor                                   signed-in
POST   /v1/me/second-factor/confirmation                      signed-in
GET    /v1/staff-sessions                                     staff.manage
DELETE /v1/staff-sessions/:sessionId                          staff.manage
GET    /v1/staff                                              staff.manage
POST   /v1/staff                                              staff.manage
GET    /v1/staff/:staffId                                     staff.manage
PATCH  /v1/staff/:staffId                                     staff.manage
POST   /v1/staff/:staffId/disablement                         staff.manage
POST   /v1/staff/:staffId/enablement                          staff.manage
POST   /v1/staff/:staffId/unlocking                           staff.manage
POST   /v1/staff/:staffId/password-reset                      staff.manage
POST   /v1/staff/:staffId/second-factor-reset                 staff.manage
GET    /v1/sign-in-policy                                     staff.manage
PUT    /v1/sign-in-policy                                     staff.manage
POST   /v1/volunteer-sessions                                 public
POST   /v1/volunteer-codes                                    volunteer-code.issue
GET    /v1/volunteer-codes                                    volunteer-code.issue
POST   /v1/volunteer-codes/:volunteerCodeId/revocation        volunteer-code.issue
POST   /v1/service-keys                                       service-key.manage
GET    /v1/service-keys                                       service-key.manage
POST   /v1/service-keys/:serviceKeyId/revocation              service-key.manage
POST   /v1/imports/rosters                                    roster.import
POST   /v1/imports/borrower-rosters                           roster.import
POST   /v1/imports/portfolios                                  portfolio.import
POST   /v1/imports/clearings                                  clearing.import
POST   /v1/repayments/preview                                 repayment.record
POST   /v1/repayments                                         repayment.record
GET    /v1/repayments                                         repayment.read
GET    /v1/repayments/:receiptId                              repayment.read
POST   /v1/repayments/:receiptId/steps                        repayment.record
POST   /v1/repayments/:receiptId/steps/:stepId/confirmation   repayment.confirm
POST   /v1/repayments/:receiptId/steps/:stepId/rejection      repayment.confirm
POST   /v1/refunds                                            repayment.record
GET    /v1/refunds                                            repayment.read
GET    /v1/refunds/:refundId                                  repayment.read
POST   /v1/refunds/:refundId/approval                         repayment.confirm
POST   /v1/refunds/:refundId/rejection                        repayment.confirm
POST   /v1/refunds/:refundId/payment                          repayment.record
POST   /v1/remittances                                        repayment.record
GET    /v1/clearings/:importId                                repayment.read
GET    /v1/recon-report                                       repayment.read
GET    /v1/imports                                            application.read
POST   /v1/imports/universities                               registry.import
POST   /v1/imports/schools                                    registry.import
POST   /v1/imports/divisions                                  registry.import
GET    /v1/imports/:importId                                  application.read
GET    /v1/imports/:importId/rows                             application.read
GET    /v1/imports/:importId/row-errors                       application.read
POST   /v1/imports/:importId/commit                           application.read
POST   /v1/imports/:importId/stop                             application.read
POST   /v1/imports/:importId/discard                          application.read
POST   /v1/imports/:importId/rows/:row/differences/:field/resolution  portfolio.import
GET    /v1/import-differences                                 application.read
POST   /v1/imports/pre-applications                           pre-application.enter
POST   /v1/imports/interest-lists                             pre-application.enter
POST   /v1/pre-applications                                   pre-application.enter
GET    /v1/pre-applications                                   pre-application.read
GET    /v1/pre-applications/:preApplicationId                 pre-application.read
PUT    /v1/pre-applications/:preApplicationId                 pre-application.enter
POST   /v1/pre-applications/:preApplicationId/school-approval pre-application.enter
POST   /v1/pre-application-verifications                      pre-application.verify
POST   /v1/pre-applications/:preApplicationId/return          pre-application.verify
POST   /v1/pre-applications/:preApplicationId/rejection       pre-application.verify
POST   /v1/pre-applications/:preApplicationId/withdrawal      pre-application.enter
POST   /v1/pre-application-notices                            pre-application.enter
GET    /v1/pre-application-notices                            pre-application.read
POST   /v1/pre-application-notices/:noticeId/removal          pre-application.enter
POST   /v1/pre-applications/:preApplicationId/objections      pre-application.enter
GET    /v1/pre-applications/:preApplicationId/objections      pre-application.verify
POST   /v1/pre-application-objections/:objectionId/resolution pre-application.verify
POST   /v1/pre-application-uploads                            pre-application.enter
POST   /v1/pre-application-results                            pre-application.verify
GET    /v1/pre-application-counts                             pre-application.read
POST   /v1/interest-entries                                   pre-application.enter
GET    /v1/interest-entries                                   pre-application.read
GET    /v1/interest-counts                                    pre-application.read
POST   /v1/hardship-recognitions                              hardship.enter
GET    /v1/hardship-recognitions                              hardship.read
GET    /v1/hardship-recognitions/:recognitionId               hardship.read
PUT    /v1/hardship-recognitions/:recognitionId               hardship.enter
POST   /v1/hardship-recognitions/:recognitionId/changes       hardship.enter
POST   /v1/hardship-recognitions/:recognitionId/decision      hardship.decide
POST   /v1/hardship-recognitions/:recognitionId/cancellation  hardship.enter
POST   /v1/hardship-notices                                   hardship.enter
GET    /v1/hardship-notices                                   hardship.read
POST   /v1/hardship-notices/:noticeId/removal                 hardship.enter
POST   /v1/hardship-recognitions/:recognitionId/objections    hardship.enter
GET    /v1/hardship-recognitions/:recognitionId/objections    hardship.decide
POST   /v1/hardship-objections/:objectionId/resolution        hardship.decide
GET    /v1/hardship-lists                                     hardship.read
GET    /publicity/:centreId/:code                             public
GET    /v1/applications                                       application.read
POST   /v1/applications/:applicationId/approval               application.approve
GET    /v1/applications/:applicationId                        application.read
POST   /v1/applications/:applicationId/correction             application.submit
POST   /v1/applications/:applicationId/return                 application.approve
POST   /v1/applications/:applicationId/withdrawal             application.submit
POST   /v1/applications/:applicationId/void                   application.approve
POST   /v1/applications/:applicationId/deficiency-notices     application.submit
GET    /v1/applications/:applicationId/deficiency-notices     application.read
POST   /v1/applications/:applicationId/supplied-documents     application.submit
POST   /v1/applications/:applicationId/amount-raises          application.submit
POST   /v1/amount-raises/:raiseId/approval                    application.approve
POST   /v1/amount-raises/:raiseId/refusal                     application.approve
POST   /v1/application-drafts                                 application.enter
GET    /v1/application-drafts                                 application.enter
GET    /v1/application-drafts/:draftId                        application.enter
PATCH  /v1/application-drafts/:draftId                        application.enter
POST   /v1/application-drafts/:draftId/takeover               application.submit
POST   /v1/application-drafts/:draftId/withdrawal             application.enter
POST   /v1/application-drafts/:draftId/submission             application.submit
GET    /v1/application-limits/:academicYear                   application.enter
GET    /v1/reviews                                            application.approve
POST   /v1/reviews/:applicationId/openings                    application.approve
POST   /v1/bulk-review-plans                                  application.approve
POST   /v1/bulk-reviews                                       application.approve
GET    /v1/document-kinds                                     signed-in
GET    /v1/documents                                          document.read
POST   /v1/documents                                          document.upload
POST   /v1/documents/upload-links                             document.upload
GET    /v1/documents/:documentId                              document.read
GET    /v1/documents/:documentId/content                      document.read
PATCH  /v1/documents/:documentId                              document.upload
PUT    /v1/documents/:documentId/quality                      document.assess
POST   /v1/documents/:documentId/removal                      document.assess
GET    /v1/applications/:applicationId/document-checklist     document.read
POST   /v1/applications/:applicationId/carried-over-documents document.upload
GET    /v1/applications/:applicationId/deficiency-notices/:noticeId/slip  application.submit
GET    /v1/universities                                       signed-in
GET    /v1/universities/:universityCode                       signed-in
GET    /v1/schools                                            signed-in
GET    /v1/divisions                                          signed-in
POST   /v1/borrowers/search                                   borrower.read
GET    /v1/borrowers                                          borrower.read
GET    /v1/borrowers/:borrowerId                              borrower.read
POST   /v1/borrowers/:borrowerId/reveal                       borrower.reveal
GET    /v1/refresh-conflicts                                  application.read
GET    /v1/audit-rows                                         audit.read
GET    /v1/audit-chain                                        audit.read
GET    /v1/business-date                                      signed-in
PUT    /v1/business-date                                      demo.set-business-date
GET    /v1/seasons/:academicYear                              application.read
GET    /v1/national-seasons/:academicYear                     national-report.read
GET    /v1/borrowers/:borrowerId/archive                      archive.read
POST   /v1/archive-exports                                    archive.export
GET    /v1/archive-exports/:exportId                          archive.export
GET    /v1/archive-exports/:exportId/content                  archive.export
GET    /v1/contracts                                          contract.read
POST   /v1/contracts/:contractId/signatures                   contract.sign
POST   /v1/contracts/:contractId/signature-confirmations      contract.confirm-signature
POST   /v1/contracts/:contractId/acceptance                   contract.accept
GET    /v1/contracts/:contractId/acceptance-certificate        contract.accept
POST   /v1/contracts/:contractId/receipt                      contract.record-receipt
GET    /v1/own-receipts                                       own-receipt.read
POST   /v1/own-receipts                                       own-receipt.record
POST   /v1/own-receipts/:contractId                           own-receipt.record
POST   /v1/contracts/:contractId/lender-approval              contract.record-lender-result
POST   /v1/contracts/:contractId/disbursement                 contract.record-lender-result
POST   /v1/changes/preview                                    change.enter
POST   /v1/changes                                            change.enter
GET    /v1/changes                                            change.read
GET    /v1/changes/:changeId                                  change.read
PUT    /v1/changes/:changeId                                  change.enter
POST   /v1/changes/:changeId/submission                       change.enter
POST   /v1/changes/:changeId/approval                         change.approve
POST   /v1/changes/:changeId/return                           change.approve
POST   /v1/changes/:changeId/rejection                        change.approve
POST   /v1/changes/:changeId/withdrawal                       change.enter
POST   /v1/changes/:changeId/phone-confirmation               change.enter
POST   /v1/graduation-confirmations                           change.enter
POST   /v1/graduation-confirmations/approval                  change.approve
GET    /v1/contracts/:contractId/co-borrowers                 contract.read
GET    /v1/contracts/:contractId/guardian-consent             contract.read
POST   /v1/contracts/:contractId/guardian-consent             contract.sign
POST   /v1/contracts/:contractId/guardian-consent/confirmation contract.confirm-signature
GET    /v1/loans/:contractNo                                  loan.read
GET    /v1/loans/:contractNo/explanation                      loan.read
GET    /v1/loans                                              loan.read
GET    /v1/loans/:contractNo/schedule                         loan.read
GET    /v1/loans/:contractNo/history                          loan.read
GET    /v1/loans/:contractNo/explain                          loan.read
POST   /v1/loans/:contractNo/statements                       statement.issue
GET    /v1/loans/:contractNo/statements                       loan.read
GET    /v1/statements/:statementId/pdf                        statement.issue
GET    /v1/verifications/:code                                public
GET    /v1/book-mode                                          policy.read
POST   /v1/book-modes                                         policy.propose
POST   /v1/book-modes/:bookModeId/decision                    policy.approve
GET    /v1/lender-statements                                  loan.read
GET    /v1/lender-tie-out                                     loan.read
GET    /v1/lender-differences                                 loan.read
GET    /v1/lender-differences/:differenceId                   loan.read
PATCH  /v1/lender-differences/:differenceId                   servicing.enter
POST   /v1/imports/lender-balances                            lender-file.import
POST   /v1/batch-runs                                         batch.run
GET    /v1/batch-runs                                         batch.read
GET    /v1/batch-runs/:runId                                  batch.read
POST   /v1/batch-runs/:runId/approval                         batch.approve
GET    /v1/batch-runs/:runId/diff                             batch.read
GET    /v1/batch-runs/:runId/failures                         batch.read
GET    /v1/batch-runs/:runId/events                           batch.read
POST   /v1/batch-runs/:runId/pause                            batch.run
POST   /v1/batch-runs/:runId/resumption                       batch.run
POST   /v1/batch-runs/:runId/stop                             batch.run
POST   /v1/batch-runs/:runId/retry                            batch.run
POST   /v1/batch-runs/:runId/tie-out                          batch.run
GET    /v1/policy-rows                                        policy.read
POST   /v1/policy-proposals                                   policy.propose
GET    /v1/policy-proposals                                   policy.read
GET    /v1/policy-proposals/:policyProposalId                 policy.read
POST   /v1/policy-proposals/:policyProposalId/backtests       policy.read
GET    /v1/policy-backtests/:policyBacktestId                 policy.read
GET    /v1/policy-backtests/:policyBacktestId/loans           policy.read
POST   /v1/policy-proposals/:policyProposalId/approval        policy.approve
POST   /v1/policy-proposals/:policyProposalId/activation      policy.approve
POST   /v1/policy-proposals/:policyProposalId/withdrawal      policy.propose
POST   /v1/policy-proposals/:policyProposalId/rejection       policy.approve
GET    /v1/notice-counts                                      batch.read
GET    /v1/retention-plans                                    retention.read
POST   /v1/retention-runs                                     retention.propose
GET    /v1/retention-runs                                     retention.read
GET    /v1/retention-runs/:runId                              retention.read
POST   /v1/retention-runs/:runId/approval                     retention.approve
GET    /v1/legal-holds                                        retention.read
POST   /v1/legal-holds                                        retention.propose
POST   /v1/legal-holds/:holdId/lifting                        retention.propose
POST   /v1/prepayments/preview                                loan.read
POST   /v1/prepayments                                        servicing.enter
GET    /v1/prepayments                                        loan.read
GET    /v1/prepayments/:prepaymentId                          loan.read
POST   /v1/prepayments/:prepaymentId/confirmation             servicing.enter
POST   /v1/prepayments/:prepaymentId/result                   servicing.approve
POST   /v1/prepayments/:prepaymentId/withdrawal               servicing.enter
POST   /v1/deferrals/preview                                  loan.read
POST   /v1/deferrals                                          servicing.enter
GET    /v1/deferrals                                          loan.read
GET    /v1/deferrals/:deferralId                              loan.read
POST   /v1/rescues/preview                                    servicing.enter
POST   /v1/rescues                                            servicing.enter
GET    /v1/rescues                                            loan.read
GET    /v1/rescues/:rescueId                                  loan.read
POST   /v1/rescues/:rescueId/review                           servicing.approve
POST   /v1/rescue-notices                                     servicing.enter
GET    /v1/rescue-notices                                     loan.read
POST   /v1/rescue-notices/:noticeId/removal                   servicing.enter
POST   /v1/rescues/:rescueId/objections                       servicing.enter
GET    /v1/rescues/:rescueId/objections                       servicing.approve
POST   /v1/rescue-objections/:objectionId/resolution          servicing.approve
POST   /v1/rescues/:rescueId/approval                         servicing.approve
POST   /v1/rescues/:rescueId/refusal                          servicing.approve
POST   /v1/rescues/:rescueId/withdrawal                       servicing.enter
POST   /v1/rescues/:rescueId/payment                          servicing.enter
POST   /v1/compensations/preview                              loan.read
POST   /v1/compensations                                      servicing.enter
GET    /v1/compensations                                      loan.read
GET    /v1/compensations/:compensationId                      loan.read
POST   /v1/compensations/:compensationId/approval             servicing.approve
POST   /v1/compensations/:compensationId/rejection            servicing.approve
POST   /v1/compensations/:compensationId/withdrawal           servicing.enter
GET    /v1/claims                                             claim.read
GET    /v1/claims/:claimId                                    claim.read
GET    /v1/claims/:claimId/lines                              claim.read
GET    /v1/claims/:claimId/file                               claim.read
POST   /v1/claims/:claimId/approval                           claim.approve
POST   /v1/claims/:claimId/submission                         claim.prepare
POST   /v1/claims/:claimId/payment                            claim.prepare
POST   /v1/claims/:claimId/withdrawal                         claim.prepare
GET    /v1/risk-funds                                         claim.read
GET    /v1/credit-rows                                        claim.read
GET    /v1/loans/:contractNo/credit-notices                   loan.read
POST   /v1/loans/:contractNo/credit-notices                   collection.record
GET    /v1/reports/annual                                     report.read
GET    /v1/reports/kpi                                        report.read
GET    /v1/reports/recovery                                   report.read
GET    /v1/reports/file                                       report.read
GET    /v1/collection-worklist                                loan.read
GET    /v1/collection-cases/:borrowerId                       loan.read
POST   /v1/collection-assignments                             collection.assign
POST   /v1/collection-contacts                                collection.record
POST   /v1/collection-contacts/:contactId/result              collection.record
POST   /v1/payment-promises                                   collection.record
POST   /v1/demands                                            collection.record
POST   /v1/demands/:demandId/deliveries                       collection.record
POST   /v1/borrowers/:borrowerId/conditions                   collection.record
POST   /v1/borrower-conditions/:conditionId/lifting           servicing.approve
GET    /v1/limitation-alarms                                  loan.read
GET    /v1/loans/:contractNo/limitation                       loan.read
POST   /v1/loans/:contractNo/limitation-events                collection.record
GET    /v1/loans/:contractNo/class-history                    loan.read
GET    /v1/write-offs                                         loan.read
GET    /v1/write-offs/:writeOffId                             loan.read
POST   /v1/write-offs/:writeOffId/confirmation                servicing.approve
POST   /v1/write-offs/:writeOffId/rejection                   servicing.approve
POST   /v1/imports/write-offs                                 lender-file.import
`;

interface Decision {
  readonly method: string;
  readonly path: string;
  readonly permission: string;
}

const decisions: readonly Decision[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [method = "", path = "", permission = ""] = line.split(/\s+/);
    return { method, path, permission };
  });
const guarded = decisions.filter(({ permission }) => permission !== "public");
const ROLE_NAMES = Object.keys(ROLES) as Role[];

let product: TestProduct;
const people = new Map<Role, StaffClient>();
beforeAll(async () => {
  product = await openTestProduct();
  for (const role of ROLE_NAMES) people.set(role, await product.signInAs([role]));
});
afterAll(() => product.close());

/** A request that reaches the permission check; its ids name nothing. */
function ask(staff: StaffClient, { method, path }: Decision): Test {
  const address = path.replaceAll(/:\w+/g, "none_0");
  if (method === "GET") return staff.get(address);
  if (method === "PUT") return staff.put(address, {});
  if (method === "PATCH") return staff.patch(address, {});
  if (method === "DELETE") return staff.delete(address);
  return staff.post(address);
}

function mayUse(role: Role, permission: string): boolean {
  if (permission === "signed-in") return true;
  return [...permissionsOf([role])].some((own) => own === permission);
}

describe("the table of permissions", () => {
  it("says of every route what it asks for", () => {
    const served = productRoutes.map(
      ({ method, path, permission }) => `${method.toUpperCase()} ${path} ${permission}`,
    );
    const decided = decisions.map((one) => `${one.method} ${one.path} ${one.permission}`);
    expect(decided.toSorted()).toEqual(served.toSorted());
  });

  it("names known permissions", () => {
    const known = new Set<string>([...PERMISSIONS, "signed-in", "public"]);
    expect(decisions.filter(({ permission }) => !known.has(permission))).toEqual([]);
  });

  it.each(guarded)("$method $path is for $permission alone", async (route) => {
    for (const role of ROLE_NAMES) {
      const staff = people.get(role);
      if (staff === undefined) throw new Error(`nobody is ${role}`);
      const { status, body } = await ask(staff, route);
      const isRefused = body.code === "auth.forbidden";
      expect([role, isRefused]).toEqual([role, !mayUse(role, route.permission)]);
      expect(status).not.toBe(401);
      expect(status).toBeLessThan(500);
    }
  });

  it.each(guarded)("lets nobody without a session use $method $path", async (route) => {
    const { status, body } = await ask(anonymous(product.server), route);
    expect({ status, code: body.code }).toEqual({ status: 401, code: "auth.required" });
  });
});

describe("a token", () => {
  it("of another making lets nobody in", async () => {
    const nobody = anonymous(product.server);
    for (const token of ["", "null", "x".repeat(64), "' or 1=1 --"]) {
      const answer = await nobody.get("/v1/contracts").set("Authorization", `Bearer ${token}`);
      expect(answer.status).toBe(401);
    }
  });

  it("lets nobody in any more once the person has left the centre", async () => {
    const left = await product.signInAs(["clerk", "auditor"]);
    expect((await left.get("/v1/contracts")).status).toBe(200);
    await product.database.owner.client`
      delete from auth.staff_members where user_id =
        (select id from auth."user" where username = 'as-clerk-auditor')`;
    expect((await left.get("/v1/contracts")).status).toBe(401);
  });
});
