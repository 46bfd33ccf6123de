import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName, nameForms, rankHits, readSearchText, seasonYearOn } from "./index.ts";

const probesOf = (text: string): string =>
  readSearchText(text)
    .map((probe) =>
      probe.kind === "tail-and-name"
        ? `${probe.kind}=${probe.tail}+${probe.by.kind}:${probe.by.value}`
        : `${probe.kind}=${probe.value}`,
    )
    .join(" ");

describe("what a text in the search box is", () => {
  it.each([
    [
      "37108320070615432X",
      "id-number=37108320070615432X contract-number=37108320070615432X receipt-code=37108320070615432X",
    ],
    [
      " 37108320070615432x\n",
      "id-number=37108320070615432X contract-number=37108320070615432X receipt-code=37108320070615432X",
    ],
    ["610526200602291230", "contract-number=610526200602291230 receipt-code=610526200602291230"],
    ["13806312345", "phone=13806312345 contract-number=13806312345 receipt-code=13806312345"],
    ["+86 138-0631-2345", "phone=13806312345"],
    ["2345", "tail=2345"],
    ["048x", "tail=048X"],
    ["lxm", "letters=lxm"],
    ["L X M", "letters=lxm"],
    ["Lǐ Xiǎo-míng", "letters=lixiaoming"],
    ["lǚ bù", "letters=lvbu"],
    ["lü bu", "letters=lvbu"],
    ["李", "name=李"],
    [" 李　晓 明 ", "name=李晓明"],
    ["買買提·艾力", "name=买买提艾力"],
    ["买买提•艾力", "name=买买提艾力"],
    ["1234张三", "tail-and-name=1234+name:张三"],
    ["张三 123x", "tail-and-name=123X+name:张三"],
    ["1234 lxm", "tail-and-name=1234+letters:lxm contract-number=1234LXM receipt-code=1234LXM"],
    ["37108322024500001", "contract-number=37108322024500001 receipt-code=37108322024500001"],
    ["3710832-2024", "contract-number=3710832-2024"],
    ["7H3KM9PQ", "contract-number=7H3KM9PQ receipt-code=7H3KM9PQ"],
    ["abcdefgh", "letters=abcdefgh receipt-code=ABCDEFGH"],
    ["", ""],
    ["%", ""],
    ["' or 1=1 --", ""],
    ["马𬱖", "name=马𬱖"],
  ])("%j is %s", (text, expected) => {
    expect(probesOf(text)).toBe(expected);
  });

  it("is read whatever it holds, and never as more ways than there are kinds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        expect(readSearchText(text).length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe("names as searches compare them", () => {
  it.each([
    ["張 曉三", "张晓三"],
    ["葉聖陶", "叶圣陶"],
    ["闫妮", "阎妮"],
    ["古丽·买买提", "古丽买买提"],
    ["Ａｎｎａ", "anna"],
    ["\u{fa11}", "﨑".normalize("NFKC")],
  ])("%s is compared as %s", (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });

  it("are found by each part after a dot", () => {
    expect(nameForms("买买提·艾力")).toEqual(["买买提艾力", "艾力"]);
    expect(nameForms("张三")).toEqual(["张三"]);
    expect(nameForms("·")).toEqual([]);
  });

  it("fold once: folding again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
    );
  });
});

it("ranks whole matches, then the unsettled, then the current year, then the youngest", () => {
  const hit = (subjectId: string, ...flags: readonly boolean[]) => {
    const [isExact = false, isUnsettled = false, isCurrent = false] = flags;
    return { subjectId, isExact, isUnsettled, isCurrent };
  };
  const hits = [
    hit("1"),
    hit("2"),
    hit("3", false, false, true),
    hit("4", false, true, false),
    hit("5", true, false, false),
    hit("6", true, true, true),
  ];
  expect(rankHits(hits).map(({ subjectId }) => subjectId)).toEqual(["6", "5", "4", "3", "2", "1"]);
});

it.each([
  ["2026-04-30", "2025-2026"],
  ["2026-05-01", "2026-2027"],
  ["2026-11-20", "2026-2027"],
])("on %s people speak of the year %s", (date, year) => {
  expect(seasonYearOn(date)).toBe(year);
});
