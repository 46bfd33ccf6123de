import type { ResidentIdReading } from "@bursar/domain/identity";

type WrongId = Extract<ResidentIdReading, { kind: "invalid" }>["reason"];

const wrongIdZh: Readonly<Record<WrongId, string>> = {
  length: "输入 18 位身份证号码",
  characters: "输入 18 位身份证号码：前 17 位是数字，最后一位是数字或 X",
  checksum: "身份证号码有一位不对，对照身份证再看一遍",
  "birth-date": "身份证号码里的出生日期不对，对照身份证再看一遍",
};

const wrongIdEn: Readonly<Record<WrongId, string>> = {
  length: "Enter the 18 characters of your ID number",
  characters: "Enter 18 characters: 17 digits, then a digit or X",
  checksum: "One character of the ID number is wrong: compare it with your card",
  "birth-date": "The date of birth in the ID number is wrong: compare it with your card",
};

export const signInWords = {
  zh: {
    title: "登录",
    heading: "登录后看到要还多少、哪天前",
    expired: "登录已过期，再登录一次。",
    signedOut: "已退出。",
    errorTitle: "有一处要改",
    errorPrefix: "错误：",
    idNumber: "身份证号码",
    idNumberHint: "借款学生本人的 18 位号码",
    send: "发送验证码",
    sendNote: "验证码发到您在资助中心登记的手机。",
    wrongId: wrongIdZh,
    verifyTitle: "输入验证码",
    sentTo: (masked: string) => `证件号 ${masked}`,
    sent: "如果这个证件号名下有贷款，登记的手机已确认，验证码已经发到手机，5 分钟内有效。",
    code: "6 位验证码",
    codeHint: "只填在这里，任何人索要都不要给",
    wrongCode: "输入短信里的 6 位验证码",
    signIn: "登录",
    again: "没收到，再发一次",
    otherNumber: "换一个证件号",
    phoneTitle: "手机号换了？",
    phone: "本人带身份证到县级学生资助管理中心，更新手机号后再登录。",
  },
  en: {
    title: "Sign in",
    heading: "Sign in to see how much is due, and by when",
    expired: "Your sign-in has ended. Sign in again.",
    signedOut: "You are signed out.",
    errorTitle: "One thing to correct",
    errorPrefix: "Error: ",
    idNumber: "ID number",
    idNumberHint: "The borrower's own 18 characters",
    send: "Send code",
    sendNote: "The code goes to the phone that your aid centre has on file.",
    wrongId: wrongIdEn,
    verifyTitle: "Enter the code",
    sentTo: (masked: string) => `ID number ${masked}`,
    sent: "If there is a loan under this ID number and the phone on file is confirmed, a code has been sent to it. It is valid for 5 minutes.",
    code: "6-digit code",
    codeHint: "Type it here alone; give it to nobody",
    wrongCode: "Enter the 6 digits of the message",
    signIn: "Sign in",
    again: "Send it again",
    otherNumber: "Use another ID number",
    phoneTitle: "A new phone number?",
    phone:
      "Take your ID card to the county student-aid centre. Once the number is changed there, sign in again.",
  },
} as const;
