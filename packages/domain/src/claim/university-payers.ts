import { inForce } from "../policy/index.ts";
import type { PayerShares, Policy } from "../policy/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { ClaimPayer } from "./claim-state.ts";

/** What the register says of a university. */
export interface RegisteredAffiliation {
  /** 主管部门, such as 教育部 or 山东省教育厅. */
  readonly department: string | undefined;
  /** First two digits of the division code. */
  readonly provinceCode: string | undefined;
}

/** The divisions that a department's name may begin with. */
export interface Places {
  readonly provinceNames: readonly string[];
  readonly prefectureNames: readonly string[];
}

/** Whose a university is: the centre's, a province's, a prefecture's, or nobody knows. */
export type Affiliation = "central" | "province" | "prefecture" | "unknown";

export function affiliationOf(
  { department }: Pick<RegisteredAffiliation, "department">,
  places: Places,
  centralDepartments: readonly string[],
): Affiliation {
  if (department === undefined || department === "") return "unknown";
  if (centralDepartments.includes(department)) return "central";
  if (places.prefectureNames.some((name) => department.startsWith(name))) return "prefecture";
  if (places.provinceNames.some((name) => department.startsWith(name))) return "province";
  return "unknown";
}

/** A payer's part of each settlement, in ppm; the parts of all payers are the whole. */
export interface PayerShare {
  readonly payer: ClaimPayer;
  readonly sharePpm: number;
}

const WHOLE = 1_000_000;
const UNKNOWN: readonly PayerShare[] = [{ payer: "unknown", sharePpm: WHOLE }];

/**
 * Who pays the subsidy of a university's students (rulebook 2.5): the central budget for its own
 * universities and for local ones in another province, else the university's own level. Where the
 * register does not say enough, the payer is `unknown` and nobody is guessed.
 */
export function payersOf(
  university: RegisteredAffiliation,
  centre: { readonly provinceCode: string; readonly places: Places },
  { policy, on }: { readonly policy: Policy; readonly on: PlainDate },
): readonly PayerShare[] {
  const { payers, centralDepartments } = policy.treasury;
  const departments = inForce(centralDepartments, on).value;
  const affiliation = affiliationOf(university, centre.places, departments);
  if (affiliation === "central") return sharesOf(inForce(payers.centralUniversity, on).value);
  // Of another province: local or central, both are the central budget's where policy says so.
  const { provinceCode } = university;
  if (provinceCode !== undefined && provinceCode !== centre.provinceCode)
    return sharesOf(inForce(payers.crossProvince, on).value);
  if (affiliation === "unknown" || provinceCode === undefined) return UNKNOWN;
  const key = affiliation === "province" ? payers.provincial : payers.prefectural;
  return sharesOf(inForce(key, on).value);
}

function sharesOf(shares: PayerShares): readonly PayerShare[] {
  return (["central", "province", "prefecture"] as const)
    .map((payer) => ({ payer, sharePpm: Number(shares[payer]) }))
    .filter(({ sharePpm }) => sharePpm > 0);
}
