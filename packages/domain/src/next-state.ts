interface Transition<State, Event> {
  readonly from: State;
  readonly event: Event;
  readonly to: State;
}

/** The state an event leads to by a table of moves; `undefined` when it is forbidden there. */
export function nextState<State, Event>(
  transitions: readonly Transition<State, Event>[],
  state: State,
  event: Event,
): State | undefined {
  return transitions.find((move) => move.from === state && move.event === event)?.to;
}
