/** One category of hardship recognition; lists are versioned (rulebook 5.8). */
export interface HardshipCategory {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/**
 * The eight priority types published for 乳山 in 2024, on the base of 教财〔2018〕16号: seed data
 * of a policy that each county may replace by a later version.
 */
export const hardshipCategories2024: readonly HardshipCategory[] = [
  {
    code: "poverty-alleviated",
    zh: "脱贫享受政策及边缘易致贫家庭",
    en: "household lifted out of poverty or at risk of falling back",
  },
  {
    code: "orphan-or-subsistence",
    zh: "孤儿及低保家庭子女",
    en: "orphan or child of a household on subsistence allowance",
  },
  {
    code: "child-without-care",
    zh: "事实无人抚养儿童、重点困境儿童",
    en: "child without de facto care or in severe difficulty",
  },
  {
    code: "martyr-or-service-family",
    zh: "家庭经济状况较差的军烈属及优抚对象子女",
    en: "child of a martyr, soldier or entitled person in a poor household",
  },
  {
    code: "parent-ill-or-unable",
    zh: "父母双方或单方患严重疾病，丧失劳动能力",
    en: "one or both parents seriously ill and unable to work",
  },
  {
    code: "student-disabled-or-ill",
    zh: "学生本人残疾或患严重疾病",
    en: "student disabled or seriously ill",
  },
  {
    code: "sudden-event",
    zh: "家庭因突发事件造成经济特别困难",
    en: "household in hardship after a sudden event",
  },
  {
    code: "other-long-term",
    zh: "其他原因造成家庭长期特困",
    en: "household in long-term hardship for another reason",
  },
];
