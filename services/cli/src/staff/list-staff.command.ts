import { listMembers, type Member } from "@bursar/identity/members";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { textTable } from "../terminal/text-table.ts";

const PAGE = 500;

/** Who works at the centre, as what, and who can't sign in at present. */
export async function listStaff(shell: Shell, options: SharedOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const { context } = await enterCentre(shell, product, options.centre);
    const members: Member[] = [];
    for (let page: Member[] | undefined; page === undefined || page.length === PAGE;) {
      const after = members.at(-1)?.id;
      page = await listMembers({ db: product.database }, { context, page: { after, limit: PAGE } });
      members.push(...page);
    }
    if (options.json === true) shell.printJson({ data: members });
    else shell.print(table(shell, members));
    return exitCodes.ok;
  });
}

function table({ pick }: Shell, members: readonly Member[]): string {
  const state = (member: Member): string => {
    if (member.disabledAt !== null) return pick({ zh: "已停用", en: "disabled" });
    if (member.lockedUntil !== null) return pick({ zh: "已锁定", en: "locked" });
    return member.initialPasswordUntil === null ? "" : pick({ zh: "初始密码", en: "initial" });
  };
  return textTable(
    members.map((member) => [member.account, member.name, member.roles.join(","), state(member)]),
    ["left", "left", "left", "left"],
  );
}
