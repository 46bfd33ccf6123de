/** A message ready to go out to one person. */
export interface Message {
  /** The notice's id: sent twice with one id, a message reaches the person once. */
  readonly id: string;
  /** Mobile number. */
  readonly to: string;
  readonly text: string;
  /** What the message is about, for the channel's own records, e.g. `bill-announcement`. */
  readonly purpose: string;
}

/** A way to reach people. Providers, the local sink and the terminal each are one. */
export interface Channel {
  readonly name: string;
  /** Sends, or finds that it has been sent; gives the provider's id of the message. */
  send(message: Message, signal?: AbortSignal): Promise<{ readonly providerMessageId: string }>;
}
