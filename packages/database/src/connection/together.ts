/** Something that is asked of a transaction. */
export type Ask<Answer> = () => Promise<Answer>;

/**
 * Asks several things of one transaction without waiting for an answer in between, so that they
 * are on their way in one message rather than in one each: the server takes them in this order, and
 * each sees what those before it have done. Of an ask that takes several statements only the first
 * has its place; those after it wait for their answers and come between the others.
 *
 * @throws what the first of the asks that fails throws, once all of them are answered: those after
 * it fail because it did
 */
export async function together<Answers extends readonly unknown[]>(
  ...asks: { readonly [Place in keyof Answers]: Ask<Answers[Place]> }
): Promise<Answers> {
  const answers: Promise<unknown>[] = [];
  for (const ask of asks) {
    const answer = ask();
    // Heard at once: what fails before anything is sent would else count as heard by nobody.
    answer.catch(() => undefined);
    answers.push(answer);
    await handedOver();
  }
  for (const answer of await Promise.allSettled(answers)) {
    if (answer.status === "rejected") throw answer.reason;
  }
  return (await Promise.all(answers)) as unknown as Answers;
}

/**
 * What was asked for has come down to the connection by then: all layers above it are promises,
 * which come before a tick that is asked for among them.
 */
async function handedOver(): Promise<void> {
  await Promise.resolve();
  await new Promise<void>((resolve) => {
    process.nextTick(resolve);
  });
}
