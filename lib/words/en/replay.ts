/** What came of parsing stored payloads again. */
export const replay = {
  /** Of an event that reads well, which only its source can put right. */
  useless:
    "It reads well, but does not stand where Datadog lists it. The next sync looks again; parsing it again changes nothing.",
  running: "The stored payloads are being parsed.",
  succeeded:
    "{first, plural, =0 {No event} one {# event} other {# events}} could be read for the first time, {changed, number} changed, {same, number} stayed as they were.",
  broken:
    "It did not come to its end; until then {first, plural, =0 {no event} one {# event} other {# events}} could be read for the first time, {changed, number} changed, {same, number} stayed as they were.",
} as const;
