import type { GraduateHome } from "@bursar/servicing/loans";
import { maskName } from "@bursar/domain/identity";
import { FraudNote } from "../frame/fraud-note.tsx";
import { Layout, type PageFrame } from "../frame/layout.tsx";
import { ContractList } from "./contract-list.tsx";
import { HeadlineCard } from "./headline-card.tsx";
import { homeView } from "./home-view.ts";
import { homeWords } from "./home.words.ts";
import { RecentNote } from "./recent-note.tsx";
import { WholeCard } from "./whole-card.tsx";

interface HomePageProps {
  readonly frame: PageFrame;
  /** Undefined when no centre knows a loan of this person. */
  readonly home: GraduateHome | undefined;
}

/** How much, by when, and what is left: the answer without a tap. */
export function HomePage({ frame, home }: HomePageProps) {
  const words = homeWords[frame.language];
  if (home === undefined || home.loans.length === 0) return <NoLoansPage frame={frame} />;
  const view = homeView(home);
  const today = home.businessOn;
  const context = { frame, words, today };
  const centres = [...new Set(view.loans.map(({ centreName }) => centreName))];
  return (
    <Layout
      frame={{ ...frame, signedInAs: maskName(home.name) }}
      title={words.title}
      centres={centres}
    >
      <div className="columns">
        <div>
          <HeadlineCard headline={view.headline} context={context} />
          {view.recent && <RecentNote recent={view.recent} context={context} />}
          <FraudNote language={frame.language} />
        </div>
        <div>
          {view.whole && <WholeCard whole={view.whole} context={context} />}
          <ContractList
            loans={view.loans}
            showPhases={(view.whole?.phases.length ?? 0) > 1}
            context={context}
          />
        </div>
      </div>
    </Layout>
  );
}

function NoLoansPage({ frame }: { readonly frame: PageFrame }) {
  const words = homeWords[frame.language];
  return (
    <Layout frame={{ ...frame, signedInAs: "" }} title={words.title}>
      <section className="card">
        <h1 className="statement">{words.noLoans}</h1>
        <p>{words.noLoansText}</p>
      </section>
      <FraudNote language={frame.language} />
    </Layout>
  );
}
