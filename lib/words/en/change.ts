/** How a change since an earlier window is told on cards, in rows and in sentences: the one grammar of all of them. */
export const change = {
  noChange: "no change",
  fromZero: "from 0",
  points: "{amount} pp",
  better: "better",
  worse: "worse",
  chance: "within chance",
  among:
    "Beyond chance on its own. Among the {count, number} compared here, one like it is to be expected by chance.",
  label: "{change}, {judgement}. {previous}",
  noChangeLabel: "no change. {previous}",
  notCompared: "not compared",
  why: "not compared: {reason, select, nothing_sent_before {nothing was sent before} not_covered {too little of the days before was read} few_events {one of the two periods has under 20 events} other {no previous value}}",
} as const;
