const PARENTS: ReadonlySet<string> = new Set(
  "父亲 母亲 父 母 爸爸 妈妈 养父 养母 继父 继母".split(" "),
);

/** True for the words that name a parent, who is asked first and whose age is not (rulebook 1.2). */
export function isParent(relation: string): boolean {
  return PARENTS.has(relation);
}
