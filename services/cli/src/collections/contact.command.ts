import { contactChannels, contactParties, contactResults } from "@bursar/domain/collection";
import { closeContact, openContact } from "@bursar/servicing/collections";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { actAs } from "../product/act-as.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { requireDate } from "../require-date.ts";
import type { Shell } from "../terminal/shell.ts";
import { requireYuan } from "./require-yuan.ts";
import { wrongChoice } from "./wrong-choice.ts";

export interface ContactOptions extends SharedOptions {
  readonly borrower: string;
  readonly as: string;
  readonly channel?: string;
  readonly party?: string;
  readonly result: string;
  readonly at?: string;
  readonly note?: string;
  readonly promise?: string;
  readonly by?: string;
}

/** Opens a contact and enters what came of it. @throws CliError `option.not-a-choice`. */
export async function recordContact(shell: Shell, options: ContactOptions): Promise<ExitCode> {
  const read = readOptions(options);
  return withProduct(shell, async (product) => {
    const workplace = await enterCentre(shell, product, options.centre);
    const asked = { workplace, account: options.as, permission: "collection.record" } as const;
    const context = await actAs(shell, product, asked);
    const deps = { db: product.database };
    const { contactId, breaches } = await openContact(deps, {
      context,
      borrowerId: options.borrower,
      channel: read.channel,
      party: read.party,
      direction: "outgoing",
      line: "centre",
      madeAt: options.at,
    });
    const closed = await closeContact(deps, {
      context,
      contactId,
      result: read.result,
      note: options.note,
      recordingAnnounced: false,
      promise: read.promise,
    });
    if (options.json === true) shell.printJson({ ...closed, breaches });
    else shell.print(`${contactId}  ${closed.result}  ${breaches.join(" ")}`.trimEnd());
    return exitCodes.ok;
  });
}

const TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;

function readOptions(options: ContactOptions) {
  const channel = contactChannels.find((name) => name === (options.channel ?? "call"));
  if (channel === undefined) throw wrongChoice("--channel", contactChannels);
  const party = contactParties.find((name) => name === (options.party ?? "borrower"));
  if (party === undefined) throw wrongChoice("--party", contactParties);
  const result = contactResults.find((name) => name === options.result);
  if (result === undefined) throw wrongChoice("--result", contactResults);
  if (options.at !== undefined && !TIME.test(options.at))
    throw wrongChoice("--at", ["2026-11-19T15:30"]);
  if ((options.promise === undefined) !== (options.by === undefined))
    throw wrongChoice("--promise", ["--promise 100.00 --by 2026-11-30"]);
  const promise =
    options.promise === undefined || options.by === undefined
      ? undefined
      : { amountFen: requireYuan(options.promise), payBy: requireDate(options.by) };
  return { channel, party, result, promise };
}
