/** `张晓三` → `张*三`, `张三` → `张*`, `欧阳晓明` → `欧**明`; counts characters, not code units. */
export function maskName(name: string): string {
  const characters = Array.from(name);
  const [first = ""] = characters;
  if (characters.length <= 1) return characters.length === 0 ? "" : "*";
  if (characters.length === 2) return `${first}*`;
  return `${first}${"*".repeat(characters.length - 2)}${characters.at(-1) ?? ""}`;
}

/** `420101200501011234` → `4201**********1234`; anything shorter than a card number shows nothing. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 15) return "*".repeat(idNumber.length);
  return `${idNumber.slice(0, 4)}${"*".repeat(idNumber.length - 8)}${idNumber.slice(-4)}`;
}

/** `13812345678` → `138****5678`; anything shorter than a mobile number shows nothing. */
export function maskPhone(phone: string): string {
  if (phone.length < 11) return "*".repeat(phone.length);
  return `${phone.slice(0, 3)}${"*".repeat(phone.length - 7)}${phone.slice(-4)}`;
}
