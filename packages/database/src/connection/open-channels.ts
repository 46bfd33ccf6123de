import postgres, { type Options, type Sql } from "postgres";
import { literal, type KeptStatement } from "./kept-statement.ts";

/** A kept statement with its values. */
export interface Question {
  readonly statement: KeptStatement;
  readonly values: readonly (string | null)[];
}

/** Connections for reads of one statement each. */
export interface Channels {
  /**
   * Puts a question inside a centre, and one ahead of it that knows no centre, in one message.
   * Gives the column of each one's first row; undefined where there is none.
   */
  ask(centreId: string, question: Question, ahead?: Question): Promise<Answers>;
  /** Puts a question that knows no centre by itself. */
  askAside(question: Question): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface Answers {
  readonly answer: string | undefined;
  readonly ahead: string | undefined;
}

/** Many questions are under way on a connection at once, so that a few carry a whole office. */
const CHANNELS_MAX = 4;
const IDLE_SECONDS = 60;

/** The server no longer knows a prepared statement: its session is a new one. */
const UNKNOWN_STATEMENT = "26000";

interface Channel {
  readonly client: Sql;
  /** What this session has prepared, under which names. */
  readonly kept: Map<KeptStatement, string>;
  waiting: number;
}

/**
 * Opens channels beside a pool, under the same login. Nothing connects before the first question.
 *
 * The statements of a message are one transaction that the server itself opens and ends: nothing
 * can be written in it, the centre is set for it alone, and after a failure anywhere in it the
 * session is as it was before. So no transaction can be left open or entered by another read, even
 * though the next message may be on its way before this one is answered.
 */
export function openChannels(
  url: string,
  settings: Options<Record<string, postgres.PostgresType>>,
): Channels {
  const channels: Channel[] = [];
  const put = (message: Message): Promise<Answers> =>
    carry(
      leastBusy(channels, () => open(url, settings)),
      message,
    );
  return {
    ask: (centreId, question, ahead) => put({ ahead, centreId, question }),
    askAside: async (question) => (await put({ ahead: question })).ahead,
    async close() {
      await Promise.all(channels.map(({ client }) => client.end({ timeout: 5 })));
    },
  };
}

function open(url: string, settings: Options<Record<string, postgres.PostgresType>>): Channel {
  const kept = new Map<KeptStatement, string>();
  const client = postgres(url, {
    ...settings,
    max: 1,
    idle_timeout: IDLE_SECONDS,
    fetch_types: false,
    onclose: () => kept.clear(),
  });
  return { client, kept, waiting: 0 };
}

function leastBusy(channels: Channel[], openOne: () => Channel): Channel {
  let best: Channel | undefined;
  for (const channel of channels) {
    if (best === undefined || channel.waiting < best.waiting) best = channel;
  }
  if (best !== undefined && (best.waiting === 0 || channels.length >= CHANNELS_MAX)) return best;
  const opened = openOne();
  channels.push(opened);
  return opened;
}

interface Message {
  readonly ahead: Question | undefined;
  /** The centre and the question inside it go together. */
  readonly centreId?: string;
  readonly question?: Question;
}

async function carry(channel: Channel, message: Message): Promise<Answers> {
  channel.waiting += 1;
  try {
    return await send(channel, message);
  } catch (error) {
    if (Object(error).code !== UNKNOWN_STATEMENT) throw error;
    for (const one of [message.ahead, message.question]) {
      if (one !== undefined) channel.kept.delete(one.statement);
    }
    return await send(channel, message);
  } finally {
    channel.waiting -= 1;
  }
}

async function send(channel: Channel, message: Message): Promise<Answers> {
  const { ahead, centreId, question } = message;
  const preparing = [ahead, question].flatMap((one) =>
    one === undefined ? [] : prepare(channel, one.statement),
  );
  const parts = ahead === undefined ? [] : [execute(channel, ahead)];
  if (question !== undefined && centreId !== undefined) {
    parts.push(
      "SET LOCAL transaction_read_only = on",
      // A statement rather than set_config(): only this reaches the workers of a distributed server.
      `SET LOCAL bursar.centre = '${centreId}'`,
      execute(channel, question),
    );
  }
  const results: unknown = await channel.client
    .unsafe(parts.join(";"))
    .simple()
    .catch(async (error: unknown) => {
      // Where both have failed, it is because of the statement.
      await Promise.all(preparing);
      throw error;
    });
  // One statement alone gives its rows; of several, each that tells something gives a list.
  if (question === undefined) return { ahead: toldBy(results), answer: undefined };
  const [before, read] = results as readonly unknown[];
  return { ahead: toldBy(before), answer: toldBy(read) };
}

function toldBy(rows: unknown): string | undefined {
  return (rows as readonly { readonly told: string }[])[0]?.told;
}

let serial = 0;

/** Goes out ahead of the calls, where this session has not prepared the statement yet. */
function prepare({ client, kept }: Channel, statement: KeptStatement): Promise<unknown>[] {
  if (kept.has(statement)) return [];
  serial += 1;
  const name = `${statement.name}_${serial}`;
  kept.set(statement, name);
  const prepared = client.unsafe(`PREPARE ${name}${statement.text}`).simple().execute();
  prepared.catch(() => kept.delete(statement));
  return [prepared];
}

function execute({ kept }: Channel, { statement, values }: Question): string {
  const given = values.length === 0 ? "" : `(${values.map(literal).join(", ")})`;
  return `EXECUTE ${kept.get(statement)}${given}`;
}
