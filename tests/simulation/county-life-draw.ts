/** Numbers that look random and are the same for the same seed. */
export interface Draw {
  /** A whole number from 0 to one below the limit. */
  below(limit: number): number;
  chance(part: number): boolean;
}

export function seededDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (limit) => Math.floor(next() * limit),
    chance: (part) => next() < part,
  };
}
