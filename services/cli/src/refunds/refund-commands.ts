import { refundStates } from "@bursar/domain/repayment";
import { Option, type Command } from "commander";
import { addDecision, SAID } from "../add-decision.ts";
import type { Parts } from "../program.ts";

/** `bursar refund …`: money that paid nothing goes back, by two people. */
export function addRefunds(program: Command, parts: Parts): void {
  const refund = program
    .command("refund")
    .helpCommand(false)
    .description(parts.shell.pick({ zh: "退款", en: "refunds" }));
  addList(refund, parts);
  addPropose(refund, parts);
  for (const verdict of ["approve", "reject"] as const)
    addDecision(refund, parts, {
      verdict,
      said: SAID[verdict],
      subject: ["<REFUND>", REFUND],
      decide: async ({ id: refundId, options }) => {
        const { decideRefund } = await import("./move-refund.command.ts");
        return decideRefund(parts.shell, { ...options, refundId, verdict });
      },
    });
  addPay(refund, parts);
}

const REFUND = "rfd_…";

function addList(refund: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  refund
    .command("list")
    .description(pick({ zh: "退款，新的在前", en: "refunds, the latest first" }))
    .addOption(
      new Option("--status <STATUS>", pick({ zh: "状态", en: "state" })).choices(refundStates),
    )
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { listRefunds } = await import("./list-refunds.command.ts");
      setExitCode(await listRefunds(shell, command.optsWithGlobals()));
    });
}

function addPropose(refund: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  refund
    .command("propose")
    .description(
      pick({ zh: "提出退款，等第二人批准", en: "propose one; a second person approves it" }),
    )
    .argument("<CONTRACT>", pick({ zh: "合同编号", en: "contract number" }))
    .requiredOption("--amount <YUAN>", pick({ zh: "金额，如 1840.67", en: "yuan, like 1840.67" }))
    .requiredOption("--payee <TEXT>", pick({ zh: "收款人及账户", en: "who gets it, and where" }))
    .requiredOption("--reason <TEXT>", pick({ zh: "事由", en: "why" }))
    .option("--as <ACCOUNT>", pick({ zh: "以此账号办理", en: "account that proposes it" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (contractNo: string, _options: unknown, command: Command) => {
      const { proposeRefund } = await import("./move-refund.command.ts");
      const options = command.optsWithGlobals<Proposed>();
      setExitCode(await proposeRefund(shell, { ...options, contractNo }));
    });
}

interface Proposed {
  readonly amount: string;
  readonly payee: string;
  readonly reason: string;
}

function addPay(refund: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  refund
    .command("pay")
    .description(pick({ zh: "登记已付给收款人", en: "record that the payee has it" }))
    .argument("<REFUND>", REFUND)
    .requiredOption("--serial <NO>", pick({ zh: "付款流水号", en: "the payment's serial number" }))
    .requiredOption("--on <DATE>", pick({ zh: "付款日", en: "day of the payment" }))
    .option("--as <ACCOUNT>", pick({ zh: "以此账号办理", en: "account that records it" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (refundId: string, _options: unknown, command: Command) => {
      const { payRefund } = await import("./move-refund.command.ts");
      const options = command.optsWithGlobals<{ serial: string; on: string }>();
      setExitCode(await payRefund(shell, { ...options, refundId }));
    });
}
