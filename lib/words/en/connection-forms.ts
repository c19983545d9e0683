/** What the forms of a connection say in the browser; what a source asks for has words of its own in `sources`. */
export const connectionForms = {
  connect: "Check the keys and connect",
  demo: "Use the demo's keys",
  demoFilled: "The keys of the simulated Datadog are filled in.",
  days: "Days of history",
  daysHint: "How far back the first sync reads, 1 to 730. The last week comes first.",
  name: "Name",
  nameHint: "Optional. To tell several accounts apart.",
  replace: "Check and replace the keys",
  keepsOther: "Either key can be replaced alone: a field that is left empty keeps the key that is stored.",
  replaced: "The new keys are in use. What they replaced is deleted.",
  open: "Reconnect",
  close: "Cancel",
  reconnect: "Check the keys and reconnect",
  purgeName: "Type the name to confirm: {name}",
  purge: "{live, select, yes {Disconnect and delete} other {Delete what it read}}",
} as const;
