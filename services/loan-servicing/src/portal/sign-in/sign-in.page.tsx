import { ErrorSummary, Field } from "../frame/field.tsx";
import { FraudNote } from "../frame/fraud-note.tsx";
import { Layout, type PageFrame } from "../frame/layout.tsx";
import { pathsOf } from "../frame/paths.ts";
import { signInWords } from "./sign-in.words.ts";

interface SignInPageProps {
  readonly frame: PageFrame;
  /** What the person typed; an error clears nothing. */
  readonly idNumber?: string;
  readonly error?: string | undefined;
  readonly notice?: "expired" | "signedOut" | undefined;
}

/** First step: who are you; the code goes to the phone on file. */
export function SignInPage({ frame, idNumber = "", error, notice }: SignInPageProps) {
  const words = signInWords[frame.language];
  const title = error === undefined ? words.title : `${words.errorPrefix}${words.title}`;
  return (
    <Layout frame={frame} title={title}>
      <div className="narrow">
        <ErrorSummary name="idNumber" title={words.errorTitle} error={error} />
        {notice !== undefined && (
          <p className="notice" role="status">
            {words[notice]}
          </p>
        )}
        <form
          className="card"
          method="post"
          action={pathsOf(frame.basePath, frame.language).sendCode}
          noValidate
        >
          <h1 className="statement">{words.heading}</h1>
          <Field
            name="idNumber"
            label={words.idNumber}
            hint={words.idNumberHint}
            value={idNumber}
            error={error}
            errorPrefix={words.errorPrefix}
            input={{ autoComplete: "off", inputMode: "text", maxLength: 32, spellCheck: false }}
          />
          <button type="submit">{words.send}</button>
          <p className="note">{words.sendNote}</p>
        </form>
        <FraudNote language={frame.language} />
        <section className="card">
          <h2>{words.phoneTitle}</h2>
          <p className="note">{words.phone}</p>
        </section>
      </div>
    </Layout>
  );
}
