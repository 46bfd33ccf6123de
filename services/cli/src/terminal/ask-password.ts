import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Sentence } from "./language.ts";
import type { Shell } from "./shell.ts";

const ENTER = new Set(["\r", "\n", "\u0004"]);
const RUBOUT = new Set(["\b", "\u007F"]);
const CTRL_C = "\u0003";

/** Asks on the terminal and shows nothing of what is typed. @throws CliError `auth.no-terminal` */
export async function askPassword(shell: Shell, question: Sentence): Promise<string> {
  const { stdin } = process;
  if (!stdin.isTTY) {
    throw new CliError("auth.no-terminal", exitCodes.auth, {
      zh: "需要在终端输入密码，这里没有终端。请在终端里执行这条命令。",
      en: "A password has to be typed, and there is no terminal. Run this in a terminal.",
    });
  }
  shell.write(shell.pick(question));
  stdin.setRawMode(true).setEncoding("utf8").resume();
  try {
    return await readLine(stdin);
  } finally {
    stdin.setRawMode(false).pause();
    shell.write("\n");
  }
}

function readLine(stdin: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const take = (chunk: string): void => {
      for (const key of chunk) {
        if (key === CTRL_C) return finish(() => reject(cancelled()));
        if (ENTER.has(key)) return finish(() => resolve(typed.join("")));
        if (RUBOUT.has(key)) typed = typed.slice(0, -1);
        else typed.push(key);
      }
    };
    const finish = (settle: () => void): void => {
      stdin.off("data", take);
      settle();
    };
    stdin.on("data", take);
  });
}

function cancelled(): CliError {
  return new CliError("auth.cancelled", exitCodes.interrupted, {
    zh: "已取消，没有输入密码。",
    en: "Cancelled: no password was typed.",
  });
}
