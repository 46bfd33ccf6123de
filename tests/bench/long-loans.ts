import { insertBorrowers } from "@bursar/database/borrowers";
import { newId, withTransaction } from "@bursar/database/connection";
import { insertContracts } from "@bursar/database/contracts";
import { addDays } from "@bursar/domain/calendar";
import { standardTerms, type LoanTerms } from "@bursar/domain/loan";
import { nationalPolicy } from "@bursar/domain/policy";
import { openLoans, type NewLoanFact } from "@bursar/servicing/loans";
import type { TestProduct } from "../harness/open-test-product.ts";
import { personAt } from "./bench-centre.ts";

/** The borrower of all of them. */
export const BORROWER = "王久远";
/** Near the end of their twenty years: the year before the last instalment. */
export const LATE = "2043-11-20";

const AT_ONCE = 50;

export interface LongLoan {
  readonly loanId: string;
  readonly contractNo: string;
}

/** Signed in 2024 for five years of study: it matures twenty years later. */
export function longTerms(): LoanTerms {
  const contract = {
    principalFen: 1_600_000n,
    signedOn: "2024-08-12",
    disbursedOn: "2024-11-18",
    graduationYear: 2029,
  };
  return standardTerms(contract, nationalPolicy());
}

/**
 * Alike loans of twenty years, each with the whole of its ledger: a payment in every year of
 * repayment, now and then one that fell short or came late.
 */
export async function openLongLoans(product: TestProduct, count: number): Promise<LongLoan[]> {
  const terms = longTerms();
  const facts = factsOf(terms);
  const opened: LongLoan[] = [];
  const context = personAt("usr_history");
  for (let from = 0; from < count; from += AT_ONCE) {
    await withTransaction(product.database.app, context, async (tx) => {
      const borrowerId = await addBorrower(tx, from, terms);
      const loans = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => ({
        id: newId("loan"),
        contractId: newId("con"),
        contractNo: `8${String(from + index).padStart(15, "0")}`,
        borrowerId,
        terms,
        facts,
      }));
      await insertContracts(
        tx,
        loans.map(({ contractId, contractNo }) => ({
          id: contractId,
          contractNo,
          origin: "taken-over" as const,
          borrowerId,
          status: "disbursed",
          principalFen: terms.principalFen,
          issuedOn: terms.signedOn,
          signedOn: terms.signedOn,
          disbursedOn: terms.disbursedOn,
        })),
        [],
      );
      await openLoans(tx, loans);
      opened.push(...loans.map(({ id, contractNo }) => ({ loanId: id, contractNo })));
    });
  }
  return opened;
}

type Tx = Parameters<typeof openLoans>[0];

async function addBorrower(tx: Tx, serial: number, terms: LoanTerms): Promise<string> {
  const [id = ""] = await insertBorrowers(tx, [
    {
      name: BORROWER,
      idNumber: `bench-long-${serial}`,
      phone: `139${String(serial).padStart(8, "0")}`,
      sex: "male",
      ethnicity: "汉族",
      township: "白沙滩镇",
      phoneSource: "borrower",
      phoneSince: terms.signedOn,
      phoneConfirmedOn: terms.signedOn,
      graduationYear: terms.graduationYear,
      universityCode: "10422",
    },
  ]);
  return id;
}

function factsOf(terms: LoanTerms): NewLoanFact[] {
  const facts: NewLoanFact[] = [
    { kind: "disbursed", on: terms.disbursedOn, amountFen: terms.principalFen },
    { kind: "paid-through", on: terms.disbursedOn },
  ];
  for (let year = terms.graduationYear; year < Number(LATE.slice(0, 4)); year += 1) {
    const onTime = `${year}-12-20`;
    const isLate = year % 5 === 3;
    const amountFen = year < terms.graduationYear + 5 ? 60_000n : 190_000n;
    facts.push({ kind: "repaid", on: isLate ? addDays(onTime, 47) : onTime, amountFen });
  }
  return facts;
}
