import { isPlainDate } from "@bursar/domain/calendar";
import { requestIdOf } from "@bursar/http/server";
import { billOfLoan, showGraduateHome, type GraduateHome } from "@bursar/servicing/loans";
import type { Request, Response, Router } from "express";
import { BillPage } from "./bill/bill.page.tsx";
import { NotFoundPage } from "./frame/failure.page.tsx";
import { HomePage } from "./home/home.page.tsx";
import { sendPage, type PortalSetting } from "./portal-setting.ts";

/** What a person sees of their loans once signed in. */
export function mountLoans(router: Router, setting: PortalSetting): void {
  router.get("/", async (request, response) => {
    const read = await readHome(setting, request, response);
    if (read === "signed-out") return;
    sendPage(response, <HomePage frame={setting.frameAt("")} home={read.home} />);
  });
  router.get("/bills/:contractNo/:dueOn", async (request, response) => {
    const read = await readHome(setting, request, response);
    if (read === "signed-out") return;
    const { contractNo, dueOn } = request.params;
    const { home } = read;
    const found = home && isPlainDate(dueOn) && billOfLoan(home, contractNo, dueOn);
    const frame = setting.frameAt(`/bills/${encodeURIComponent(contractNo)}/${dueOn}`);
    if (home && found) {
      const { loan, explanation } = found;
      sendPage(
        response,
        <BillPage frame={frame} home={home} loan={loan} explanation={explanation} />,
      );
    } else {
      response.status(404);
      sendPage(response, <NotFoundPage frame={frame} />);
    }
  });
}

/** The signed-in person's loans; sends whoever is not signed in to do so. */
async function readHome(
  { cookies, graduates, deps, paths }: PortalSetting,
  request: Request,
  response: Response,
): Promise<{ home: GraduateHome | undefined } | "signed-out"> {
  const token = cookies.read(request, "bursar_graduate");
  const graduate = token === undefined ? undefined : await graduates.authenticate(token);
  if (graduate === undefined) {
    response.set("Cache-Control", "no-store");
    response.redirect(303, token === undefined ? paths.signIn : `${paths.signIn}?reason=expired`);
    return "signed-out";
  }
  const { idNumberHash, centreIds } = graduate;
  const requestId = requestIdOf(response);
  return { home: await showGraduateHome(deps, { idNumberHash, centreIds, requestId }) };
}
