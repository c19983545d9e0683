/** Says which repository a service is deployed from, in the browser. */
export const mappingForm = {
  map: "Map",
  change: "Change",
  label: "Map {service}",
  dialog: "Repository of {service}",
  field: "Repository",
  about: "Its address in any form, such as github.com/owner/name. Empty: no mapping.",
  preview: "See what changes",
  save: "Save",
  cancel: "Cancel",
  undo: "Undo",
  effect: {
    none: "No deployment of the last 90 days would change.",
    gains:
      "{count, plural, one {# deployment} other {# deployments}} of the last 90 days would get this repository.",
    changes:
      "{count, plural, one {# deployment} other {# deployments}} of the last 90 days would move to this repository.",
    loses:
      "{count, plural, one {# deployment} other {# deployments}} of the last 90 days would have no repository any more.",
  },
  saved: "{service} is mapped to {repository}.",
  unmapped: "{service} is not mapped any more.",
  undone: "As it was before.",
} as const;
