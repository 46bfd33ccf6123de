import { ContractBody } from "@bursar/api-schema/resources";
import { addDays } from "@bursar/domain/calendar";
import type { ContractState } from "@bursar/domain/contract";
import type { ApiClient } from "../api/index.ts";
import { DISBURSEMENT_ON, LENDER_APPROVAL_ON, RECEIPT_ON, SIGN_BY } from "../season-dates.ts";
import { stepKey, type SeasonRun } from "../season-run.ts";
import type { Contract } from "./contract-book.ts";
import type { StageName } from "./stage.ts";

/** One step of a contract on its way to the money. */
export interface ContractStep {
  readonly stage: StageName;
  readonly from: readonly ContractState[];
  readonly to: ContractState;
  /** The day on which it is entered. */
  readonly on: string;
  readonly take: (run: SeasonRun, contract: Contract) => Promise<Contract>;
}

/** The steps in their order; whoever holds the money or the paper decides, the maker enters it. */
export const contractSteps: readonly ContractStep[] = [
  {
    stage: "signing",
    from: ["sent", "borrower-signed", "co-borrower-signed"],
    to: "countersigned",
    on: SIGN_BY,
    take: sign,
  },
  {
    stage: "acceptance",
    from: ["countersigned"],
    to: "accepted",
    on: SIGN_BY,
    take: ({ maker }, contract) => move(maker, contract, ["acceptance", { acceptedOn: SIGN_BY }]),
  },
  {
    stage: "receipts",
    from: ["accepted"],
    to: "receipt-recorded",
    on: RECEIPT_ON,
    take: ({ maker }, contract) => {
      const { receiptCode, fees: tuitionDue } = contract;
      return move(maker, contract, [
        "receipt",
        { receiptCode, recordedOn: RECEIPT_ON, tuitionDue },
      ]);
    },
  },
  {
    stage: "lender-approval",
    from: ["receipt-recorded"],
    to: "lender-approved",
    on: LENDER_APPROVAL_ON,
    take: ({ maker }, contract) =>
      move(maker, contract, ["lender-approval", { approvedOn: LENDER_APPROVAL_ON }]),
  },
  {
    stage: "disbursement",
    from: ["lender-approved"],
    to: "disbursed",
    on: DISBURSEMENT_ON,
    take: ({ maker }, contract) => {
      const body = { disbursedOn: DISBURSEMENT_ON, amount: contract.principal };
      return move(maker, contract, ["disbursement", body]);
    },
  },
];

type Move = readonly [resource: string, body: object];

async function move(
  client: ApiClient,
  contract: Contract,
  [resource, body]: Move,
): Promise<Contract> {
  const post = { key: stepKey(resource, contract.id, contract.version), body };
  return (await client.post(`/v1/contracts/${contract.id}/${resource}`, ContractBody, post)).body;
}

/** Signed on paper at the counter: the maker enters the signatures, the checker attests them. */
async function sign(run: SeasonRun, contract: Contract): Promise<Contract> {
  const signatures = signaturesOf(contract);
  await move(run.maker, contract, ["signatures", { signatures }]);
  const parties = signatures.map(({ party }) => party);
  return move(run.checker, contract, ["signature-confirmations", { parties }]);
}

/** Borrower and co-borrower come together on one of the days to 30 August; the centre signs last. */
function signaturesOf(contract: Contract): readonly { party: string; signedOn: string }[] {
  const day = addDays(SIGN_BY, -1 - (Number(contract.contractNo.slice(-2)) % 11));
  const atCounterOn = day < contract.issuedOn ? contract.issuedOn : day;
  const all = [
    { party: "borrower", signedOn: atCounterOn },
    { party: "co-borrower", signedOn: atCounterOn },
    { party: "centre", signedOn: SIGN_BY },
  ];
  const done = ["sent", "borrower-signed", "co-borrower-signed"].indexOf(contract.status);
  return all.slice(done);
}
