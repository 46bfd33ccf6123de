/** An error as the log may hold it. */
interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly errno?: string;
  readonly cause?: DescribedError;
}

const CAUSES_MAX = 4;
const SERVICE_KEY = /sk_(?:live|test)_\w*/g;

/**
 * What the log keeps of an error: name, message, stack, system code and causes. Other members are
 * left out, and so is a failed query's list of parameters, which drizzle writes into its message:
 * they are a borrower's data.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: "something that is no Error was thrown", stack: "" };
  }
  const errno: unknown = Reflect.get(error, "code");
  const { cause } = error;
  const message = withoutParameters(error.message);
  return {
    type: error.name,
    message,
    stack: (error.stack ?? "").replace(error.message, () => message),
    ...(typeof errno === "string" && { errno }),
    ...(cause !== undefined && depth < CAUSES_MAX && { cause: describeError(cause, depth + 1) }),
  };
}

/** What {@link describeError} has made is kept; an error that comes as it is, is described. */
export function describeThrown(error: unknown): unknown {
  return error instanceof Error ? describeError(error) : error;
}

function withoutParameters(message: string): string {
  const text = message.replaceAll(SERVICE_KEY, "[masked]");
  return text.startsWith("Failed query:")
    ? text.replace(/\nparams: [^]*$/, "\nparams: [masked]")
    : text;
}
