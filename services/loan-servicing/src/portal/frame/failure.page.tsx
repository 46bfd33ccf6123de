import { Layout, type PageFrame } from "./layout.tsx";
import { pathsOf } from "./paths.ts";

const failureWords = {
  zh: {
    failed: "没有办成，数据未改动",
    failedText: "这次没有读到您的贷款，所以这里不显示金额。您的贷款没有任何变化。",
    again: "再试一次",
    requestId: "一直不行就打客服电话，报这个编号：",
    notFound: "没有这个页面",
    notFoundText: "地址可能不完整，或者这份账单不在您名下。",
    home: "返回首页",
  },
  en: {
    failed: "It did not work; no data was changed",
    failedText:
      "Your loan could not be read this time, so no amount is shown here. Nothing about your loan has changed.",
    again: "Try again",
    requestId: "If it keeps failing, call the help line and give this number:",
    notFound: "There is no such page",
    notFoundText: "The address may be incomplete, or the bill is not one of yours.",
    home: "Back to home",
  },
} as const;

interface FailurePageProps {
  readonly frame: PageFrame;
  readonly requestId: string;
  /** What a refusal says to the person; without one it was our fault. */
  readonly sentence?: string | undefined;
}

/** The service failed: never an amount, always the number to quote. */
export function FailurePage({ frame, requestId, sentence }: FailurePageProps) {
  const words = failureWords[frame.language];
  return (
    <Layout frame={frame} title={words.failed}>
      <section className="card">
        <h1 className="statement">{words.failed}</h1>
        <p>{sentence ?? words.failedText}</p>
        <p>
          <a className="button" href={pathsOf(frame.basePath, frame.language).home}>
            {words.again}
          </a>
        </p>
        <p className="note">
          {words.requestId} <code>{requestId}</code>
        </p>
      </section>
    </Layout>
  );
}

/** An unknown address, or a bill that is not this person's: the same answer for both. */
export function NotFoundPage({ frame }: { readonly frame: PageFrame }) {
  const words = failureWords[frame.language];
  return (
    <Layout frame={{ ...frame, path: "" }} title={words.notFound}>
      <section className="card">
        <h1 className="statement">{words.notFound}</h1>
        <p>{words.notFoundText}</p>
        <p>
          <a className="button" href={pathsOf(frame.basePath, frame.language).home}>
            {words.home}
          </a>
        </p>
      </section>
    </Layout>
  );
}
