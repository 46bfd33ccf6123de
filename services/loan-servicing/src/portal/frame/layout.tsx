import { languageTag, type Language } from "@bursar/http/problems";
import type { ReactNode } from "react";
import { pathsOf } from "./paths.ts";
import { layoutWords } from "./layout.words.ts";

/** What every page knows of the request it answers. */
export interface PageFrame {
  readonly language: Language;
  readonly basePath: string;
  readonly styleHref: string;
  /** This page's path below the language's root, `/sign-in`; empty for home. */
  readonly path: string;
  /** Masked name of the person who is signed in. */
  readonly signedInAs?: string;
}

interface LayoutProps {
  readonly frame: PageFrame;
  readonly title: string;
  /** Names of the centres that look after this person's loans. */
  readonly centres?: readonly string[];
  readonly children: ReactNode;
}

export function Layout({ frame, title, centres = [], children }: LayoutProps) {
  const words = layoutWords[frame.language];
  return (
    <html lang={languageTag(frame.language)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} – ${words.product}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={frame.styleHref} />
      </head>
      <body>
        <a className="skip" href="#main">
          {words.skip}
        </a>
        <Header frame={frame} />
        <main id="main">{children}</main>
        <Help frame={frame} centres={centres} />
      </body>
    </html>
  );
}

function Header({ frame }: { readonly frame: PageFrame }) {
  const words = layoutWords[frame.language];
  const paths = pathsOf(frame.basePath, frame.language);
  const other = frame.language === "zh" ? "en" : "zh";
  const otherTag = languageTag(other);
  const otherHref = `${pathsOf(frame.basePath, other).home}${frame.path}`;
  return (
    <header>
      <a className="brand" href={paths.home}>
        <span className="mark" aria-hidden="true" lang="zh-CN">
          助
        </span>
        {words.product}
      </a>
      <nav aria-label={words.navigation}>
        {frame.signedInAs !== undefined && (
          <form method="post" action={paths.signOut}>
            <button className="quiet" type="submit">
              <span className="who" lang="zh-CN">
                {frame.signedInAs}
              </span>
              {words.signOut}
            </button>
          </form>
        )}
        <a className="quiet" href={otherHref} lang={otherTag} hrefLang={otherTag}>
          {words.otherLanguage}
        </a>
      </nav>
    </header>
  );
}

function Help({ frame, centres }: { frame: PageFrame; centres: readonly string[] }) {
  const words = layoutWords[frame.language];
  return (
    <footer>
      <h2>{words.help}</h2>
      <p>
        {words.lender} <a href="tel:95593">95593</a>
      </p>
      <p>
        {words.centre}{" "}
        {centres.length > 0 ? <span lang="zh-CN">{centres.join("、")}</span> : words.unknownCentre}
      </p>
      <p>
        {words.police} <a href="tel:96110">96110</a>
      </p>
    </footer>
  );
}
