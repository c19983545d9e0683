/** What was read of a stream, in words under its bar. */
export const coverage = {
  nothing: "Nothing has been read yet.",
  whole: "Read from {from} to {to} without a gap.",
  unread: "Read from {from} to {to}; not read yet: {ranges}{more, plural, =0 {} other { and # more}}.",
  gaps: "Read from {from} to {to}; {gaps, plural, one {# range} other {# ranges}} could not be read.",
  both: "Read from {from} to {to}; not read yet: {ranges}{more, plural, =0 {} other { and # more}}; {gaps, plural, one {# range} other {# ranges}} could not be read.",
} as const;
