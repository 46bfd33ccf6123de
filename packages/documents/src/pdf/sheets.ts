/** What every printed sheet carries. */
export interface SheetFrame {
  readonly centreName: string;
  /** Shown under the title: a contract number, a slip's number. */
  readonly number: string | null;
  /** Instant of printing, ISO; shown as Beijing time and kept as the file's time. */
  readonly printedAt: string;
  readonly printedBy: string;
  /** 第 n 次打印; null on a sheet that is sealed once and not counted on its face. */
  readonly printNo: number | null;
  /** Text of the QR code in the corner, or null for none. */
  readonly codeText: string | null;
}

/** 受理证明. Amounts are yuan strings, days ISO. */
export interface AcceptanceCertificate extends SheetFrame {
  readonly borrowerName: string;
  readonly idNumberMasked: string;
  readonly universityName: string;
  readonly academicYear: string;
  readonly contractNo: string;
  readonly amount: string;
  readonly fees: string;
  readonly acceptedOn: string;
  readonly receiptCode: string;
  readonly receiptDeadline: string;
}

/** 一次性告知单: everything that is missing, in one list. */
export interface DeficiencySlip extends SheetFrame {
  readonly borrowerName: string;
  /** What the slip is about, 首贷申请. */
  readonly caseName: string;
  readonly academicYear: string;
  readonly lines: readonly string[];
  /** How to bring it: at the counter, by phone. */
  readonly howTo: readonly string[];
  readonly issuedOn: string;
}

export interface ArchiveRow {
  readonly name: string;
  readonly on: string;
  readonly pages: string;
  readonly remark: string;
}

/** 档案袋目录: what lies in a borrower's bag, part by part. */
export interface ArchiveIndex extends SheetFrame {
  readonly borrowerName: string;
  readonly idNumberMasked: string;
  readonly contractNos: readonly string[];
  readonly count: number;
  readonly sections: readonly { readonly title: string; readonly rows: readonly ArchiveRow[] }[];
  readonly missing: readonly string[];
}

/** What every sheet about a loan says of it. Amounts are yuan, days ISO. */
export interface LoanSheet extends SheetFrame {
  readonly borrowerName: string;
  readonly idNumberMasked: string;
  readonly contractNo: string;
  readonly principal: string;
  readonly disbursedOn: string;
  readonly issuedOn: string;
  /** By which anybody who holds the sheet can check it. */
  readonly verificationCode: string;
  /** Whose figures these are, and of which day. */
  readonly sourceNote: string;
  /** Common name and SHA-256 (hex) of the certificate that seals the file. */
  readonly sealedBy: string;
  readonly certificate: string;
}

export interface OwedLine {
  readonly on: string;
  readonly principal: string;
  readonly interest: string;
  readonly penalty: string;
  readonly unapplied: string;
}

/** 年度对账单: what was owed, every movement, what is owed, what falls due next. */
export interface YearlyStatement extends LoanSheet {
  readonly year: string;
  readonly opening: OwedLine;
  readonly closing: OwedLine;
  readonly movements: readonly {
    readonly on: string;
    readonly name: string;
    readonly principal: string;
    readonly interest: string;
    readonly penalty: string;
    readonly subsidised: string;
    readonly balance: string;
  }[];
  readonly subsidised: string;
  readonly waived: string;
  readonly nextDues: readonly {
    readonly on: string;
    readonly interest: string;
    readonly principal: string;
    readonly payable: string;
  }[];
}

/** 结清证明. */
export interface SettlementCertificate extends LoanSheet {
  readonly settledOn: string;
  readonly maturesOn: string;
}

/** 利息证明: interest of a year, and who bore it. */
export interface InterestCertificate extends LoanSheet {
  readonly year: string;
  readonly through: string;
  readonly borne: string;
  readonly waived: string;
  readonly paid: string;
  readonly subsidised: string;
  readonly penaltyPaid: string;
}

/** The data of each sheet, by the name of its template. */
export interface Sheets {
  readonly "acceptance-certificate": AcceptanceCertificate;
  readonly "deficiency-slip": DeficiencySlip;
  readonly "archive-index": ArchiveIndex;
  readonly "yearly-statement": YearlyStatement;
  readonly "settlement-certificate": SettlementCertificate;
  readonly "interest-certificate": InterestCertificate;
}

export type SheetName = keyof Sheets;
