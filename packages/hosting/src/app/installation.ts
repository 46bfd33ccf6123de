/** What an installation is for; everything but production shows a badge. */
export const INSTALLATIONS = ["production", "staging", "training", "demo"] as const;

export type Installation = (typeof INSTALLATIONS)[number];

export const BADGES: Readonly<Record<Installation, string | null>> = {
  production: null,
  staging: "预发布",
  training: "培训",
  demo: "演示",
};
