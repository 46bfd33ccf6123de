import { maskIdNumber } from "@bursar/domain/identity";
import { ErrorSummary, Field } from "../frame/field.tsx";
import { FraudNote } from "../frame/fraud-note.tsx";
import { Layout, type PageFrame } from "../frame/layout.tsx";
import { pathsOf } from "../frame/paths.ts";
import { signInWords } from "./sign-in.words.ts";

interface VerifyPageProps {
  readonly frame: PageFrame;
  /** Shown masked. */
  readonly idNumber: string;
  readonly code?: string;
  readonly error?: string | undefined;
}

/** Second step: the code from the message. */
export function VerifyPage({ frame, idNumber, code = "", error }: VerifyPageProps) {
  const words = signInWords[frame.language];
  const paths = pathsOf(frame.basePath, frame.language);
  const title =
    error === undefined ? words.verifyTitle : `${words.errorPrefix}${words.verifyTitle}`;
  return (
    <Layout frame={frame} title={title}>
      <div className="narrow">
        <ErrorSummary name="code" title={words.errorTitle} error={error} />
        <div className="card">
          <form method="post" action={paths.verify} noValidate>
            <h1 className="statement">{words.verifyTitle}</h1>
            <p className="digits">{words.sentTo(maskIdNumber(idNumber))}</p>
            <p className="note">{words.sent}</p>
            <Field
              name="code"
              label={words.code}
              hint={words.codeHint}
              value={code}
              error={error}
              errorPrefix={words.errorPrefix}
              input={{ autoComplete: "one-time-code", inputMode: "numeric", maxLength: 12 }}
            />
            <button type="submit">{words.signIn}</button>
          </form>
          <form method="post" action={paths.sendCode}>
            <button className="second" type="submit">
              {words.again}
            </button>
          </form>
          <p>
            <a className="why" href={paths.signIn}>
              {words.otherNumber}
            </a>
          </p>
        </div>
        <FraudNote language={frame.language} />
        <section className="card">
          <h2>{words.phoneTitle}</h2>
          <p className="note">{words.phone}</p>
        </section>
      </div>
    </Layout>
  );
}
