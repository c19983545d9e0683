/** What a search inside an organisation finds, in the order in which it is told. */
export const FOUND_KINDS = [
  "page",
  "service",
  "team",
  "repository",
  "deployment",
  "incident",
  "setting",
  "help",
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

/** `detail`: what tells it from its like, null where its title does. */
export type Found = { kind: FoundKind; title: string; detail: string | null; href: string };
