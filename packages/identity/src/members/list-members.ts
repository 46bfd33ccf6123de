import { readCentre } from "@bursar/database/connection";
import type { Asked, IdentityDeps, OnMember } from "../deps.ts";
import { normaliseAccount } from "../staff/account-name.ts";
import { memberNotFound } from "./member-refusals.ts";
import {
  findMember,
  findMemberByAccount,
  selectPage,
  type Member,
  type PageAsked,
} from "./member-rows.ts";

/** A page of the centre's members of staff in the order of their ids. */
export function listMembers(
  deps: IdentityDeps,
  query: Asked & { readonly page: PageAsked },
): Promise<Member[]> {
  return readCentre(deps.db, query.context, (tx) => selectPage(tx, query.page));
}

/** @throws Refusal `staff.not-found` */
export function showMember(deps: IdentityDeps, query: OnMember): Promise<Member> {
  return readCentre(deps.db, query.context, async (tx) => {
    const member = await findMember(tx, query.staffId);
    if (member === undefined) throw memberNotFound();
    return member;
  });
}

/** The member with this account name, however it is typed. @throws Refusal `staff.not-found` */
export function showMemberByAccount(
  deps: IdentityDeps,
  query: Asked & { readonly account: string },
): Promise<Member> {
  return readCentre(deps.db, query.context, async (tx) => {
    const member = await findMemberByAccount(tx, normaliseAccount(query.account));
    if (member === undefined) throw memberNotFound();
    return member;
  });
}
