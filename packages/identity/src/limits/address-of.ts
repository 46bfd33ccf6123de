import { isIPv6 } from "node:net";

/**
 * What an address counts as: an IPv4 address as itself, also when written as IPv6; an IPv6 address
 * as its /64, because one line at home has all of those to spend.
 */
export function addressOf(ip: string): string {
  const plain = ip.replace(/%.*$/, "").toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const first = groups(head);
  const missing = plain.includes("::") ? 8 - first.length - groups(tail).length : 0;
  const all = [...first, ...Array.from({ length: missing }, () => "0"), ...groups(tail)];
  const network = all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}

/** A dotted end stands for two groups; its digits are never among the first four. */
function groups(text: string): string[] {
  const parts = text === "" ? [] : text.split(":");
  return parts.flatMap((part) => (part.includes(".") ? ["0", "0"] : [part]));
}
