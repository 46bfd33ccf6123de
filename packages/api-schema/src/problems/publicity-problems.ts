import type { ProblemTable } from "./problem-row.ts";

/** Codes about lists that are made public, and objections to them. */
export const publicityProblems = {
  "publicity.not-found": {
    status: 404,
    title: { zh: "没有这份公示", en: "No such public list" },
    help: {
      zh: "请核对网址；公示还没有开始或已撤下的也查不到。",
      en: "Check the address; one that has not begun or was taken down is not shown.",
    },
  },
  "publicity.nothing-to-publish": {
    status: 409,
    title: { zh: "没有可以公示的人", en: "Nobody to publish" },
    help: {
      zh: "请先完成核实，或补充困难情形，再公示。",
      en: "Verify them or complete their data first.",
    },
  },
  "publicity.wrong-length": {
    status: 409,
    title: { zh: "公示天数不合规定", en: "The number of days is not allowed" },
    help: {
      zh: "detail 写明规定的工作日数。",
      en: "detail names how many working days are allowed.",
    },
  },
  "publicity.starts-in-past": {
    status: 409,
    title: { zh: "公示开始日期已过", en: "The first day is past" },
    help: {
      zh: "请把开始日期改为当前业务日期或以后。",
      en: "Let it begin on the business date or later.",
    },
  },
  "publicity.still-running": {
    status: 409,
    title: { zh: "公示期还没有结束", en: "The list is still public" },
    help: {
      zh: "detail 写明从哪天起可以决定；这期间可以登记异议。",
      en: "detail names the day from which it can be decided; objections can be filed meanwhile.",
    },
  },
  "publicity.ended": {
    status: 409,
    title: { zh: "公示已经结束", en: "The list is no longer public" },
    help: {
      zh: "公示期满或已撤下，不用再撤。",
      en: "It has ended or was taken down; nothing is left to do.",
    },
  },
  "objection.not-found": {
    status: 404,
    title: { zh: "没有这条异议", en: "No such objection" },
    help: {
      zh: "请从预申请或认定的详情页打开。",
      en: "Open it from the page of the person it is about.",
    },
  },
  "objection.not-public": {
    status: 409,
    title: { zh: "现在没有在公示", en: "It is not public now" },
    help: {
      zh: "公示期外的反映按信访另行办理。",
      en: "Handle what comes in at other times as a complaint.",
    },
  },
  "objection.outside-publicity": {
    status: 409,
    title: { zh: "不在公示期内", en: "Not within the days of publicity" },
    help: {
      zh: "异议在公示期内登记，公示期外的反映按信访另行办理。",
      en: "Objections are taken while the list is public; handle others as complaints.",
    },
  },
  "objection.unresolved": {
    status: 409,
    title: { zh: "异议还没有处理", en: "An objection is open" },
    help: {
      zh: "请由另一位复核人写明理由处理异议，再作决定。",
      en: "Have another checker resolve it with reasons, then decide.",
    },
  },
  "objection.already-resolved": {
    status: 409,
    title: { zh: "异议已经处理", en: "The objection is resolved" },
    help: {
      zh: "请刷新，看处理结果。",
      en: "Reload it and see how.",
    },
  },
  "objection.same-person": {
    status: 409,
    title: { zh: "登记人不能处理这条异议", en: "The recorder can't resolve it" },
    help: {
      zh: "登记和处理须由两人完成。请交给另一位复核人。",
      en: "One person takes it down and another resolves it. Hand it to another checker.",
    },
  },
} satisfies ProblemTable;
