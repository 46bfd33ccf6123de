import type { Command } from "commander";
import { addDecision } from "../add-decision.ts";
import type { Parts } from "../program.ts";

/** `bursar repay …`: money that came in, one by one; files come in by `import clearing`. */
export function addRepay(program: Command, parts: Parts): void {
  const { shell } = parts;
  const repay = program
    .command("repay")
    .helpCommand(false)
    .description(shell.pick({ zh: "还款", en: "repayments" }));
  addRecord(repay, parts);
  addList(repay, parts);
  addStep(repay, parts, "match");
  addStep(repay, parts, "reverse");
  addStep(repay, parts, "return");
  addDecision(repay, parts, {
    verdict: "reject",
    said: {
      zh: "驳回对来款提出的办理（第二人）",
      en: "turn down what is proposed for a receipt, as the second person",
    },
    subject: ["<RECEIPT>", "rct_…"],
    decide: async ({ id: receipt, options }) => {
      const { rejectStep } = await import("./reject-step.command.ts");
      return rejectStep(parts.shell, { ...options, receipt });
    },
  });
}

function addRecord(repay: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  repay
    .command("record")
    .description(
      pick({
        zh: "登记一笔还款：先显示分配，加 --commit 才入账",
        en: "record a repayment: shows how it is divided; --commit books it",
      }),
    )
    .argument("<CONTRACT>", pick({ zh: "合同编号", en: "contract number" }))
    .requiredOption("--amount <YUAN>", pick({ zh: "金额，如 1840.67", en: "yuan, like 1840.67" }))
    .requiredOption("--serial <NO>", pick({ zh: "渠道流水号", en: "the channel's serial number" }))
    .requiredOption("--on <DATE>", pick({ zh: "付款人扣款日", en: "the payer's debit day" }))
    .option(
      "--channel <CHANNEL>",
      pick({ zh: "渠道：支付宝、POS、代理行…", en: "alipay, pos, agent-bank…" }),
      "pos",
    )
    .option("--payer <NAME>", pick({ zh: "付款户名", en: "the payer's name" }))
    .option("--commit", pick({ zh: "入账", en: "book it" }))
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (contract: string, _options: unknown, command: Command) => {
      const { recordRepayment } = await import("./record-repayment.command.ts");
      setExitCode(
        await recordRepayment(shell, { ...command.optsWithGlobals<RecordOptions>(), contract }),
      );
    });
}

interface RecordOptions {
  readonly amount: string;
  readonly serial: string;
  readonly on: string;
  readonly channel: string;
}

function addList(repay: Command, { shell, setExitCode }: Parts): void {
  const { pick } = shell;
  repay
    .command("list")
    .description(pick({ zh: "来款，新的在前", en: "receipts, the latest first" }))
    .option("--state <STATE>", pick({ zh: "如 held（挂起）、orphan（待认领）", en: "like held" }))
    .option("--contract <CONTRACT>", pick({ zh: "合同编号", en: "contract number" }))
    .option("--limit <COUNT>", pick({ zh: "条数", en: "how many" }), "50")
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }))
    .action(async (_options: unknown, command: Command) => {
      const { listRepayments } = await import("./list-repayments.command.ts");
      setExitCode(await listRepayments(shell, command.optsWithGlobals()));
    });
}

const STEPS = {
  match: { zh: "把挂起或待认领的来款记到合同", en: "match money that waits with its contract" },
  reverse: { zh: "冲正来款：恢复它还过的每一期", en: "take a receipt back with all that it paid" },
  return: { zh: "把挂起或待认领的来款退回付款人", en: "give money that waits back to its payer" },
} as const;

function addStep(repay: Command, { shell, setExitCode }: Parts, name: keyof typeof STEPS): void {
  const { pick } = shell;
  const command = repay
    .command(name)
    .description(pick(STEPS[name]))
    .argument("<RECEIPT>", pick({ zh: "来款编号，如 rct_…", en: "the receipt, such as rct_…" }))
    .requiredOption("--reason <TEXT>", pick({ zh: "事由", en: "why" }))
    .option(
      "--as <ACCOUNT>",
      pick({ zh: "以此账号作为第二人确认；不写时只提出", en: "who confirms; else it is proposed" }),
    )
    .option("--json", pick({ zh: "以 JSON 输出", en: "print JSON" }));
  if (name === "match") {
    command.option("--contract <CONTRACT>", pick({ zh: "合同编号", en: "contract number" }));
    command.option(
      "--borrower <BORROWER>",
      pick({ zh: "不指定合同：按最早应还日分配", en: "divide it among this borrower's loans" }),
    );
  } else if (name === "reverse") {
    command.option(
      "--wrong-contract",
      pick({
        zh: "钱已到账，只是记错合同：转为待认领",
        en: "the money came, the contract is wrong",
      }),
    );
  }
  command.action(async (receipt: string, _options: unknown, given: Command) => {
    const { stepReceipt } = await import("./step-receipt.command.ts");
    setExitCode(
      await stepReceipt(shell, {
        ...given.optsWithGlobals<{ reason: string; wrongContract?: true }>(),
        receipt,
        name,
      }),
    );
  });
}
