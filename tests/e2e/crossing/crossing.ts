import type { Asking } from "./ask.ts";
import type { Tag } from "./page-text.ts";
import type { Crossed } from "./scopes.ts";
import type { World } from "./world.ts";

/** What a crossing has met, over all of its scopes. */
export type Met = {
  /** Kinds of counts, each with how often its list and file were opened. */
  opened: Map<string, number>;
  /** Kinds of counts with their pages and what they are narrowed to, each with how often the API was asked. */
  asked: Map<string, number>;
  counts: number;
  /** At how many addresses the API was asked for counts, and how many lists and files were opened. */
  addresses: number;
  lists: number;
  files: number;
  coloured: number;
  /** Figures of trends with their buckets. */
  trends: Set<string>;
  /** Numbers that lead nowhere, by their pages. */
  bare: Set<string>;
  /** What did not agree once, and did when it was walked again. */
  passing: string[];
};

export const nothingMet = (): Met => ({
  ...{ opened: new Map(), asked: new Map(), counts: 0, coloured: 0 },
  ...{ addresses: 0, lists: 0, files: 0 },
  ...{ trends: new Set(), bare: new Set(), passing: [] },
});

/** How far a scope is walked. */
export type Extent = {
  /** All of its pages, or one of each sort. */
  everywhere: boolean;
  /** At how many addresses the API is asked for counts. */
  addresses: number;
  /** How many counts are followed to their list and its file: of each kind one, where not all are. */
  lists: number;
};
export const EVERYTHING: Extent = { everywhere: true, addresses: Infinity, lists: Infinity };

export type Page = { name: string; href: string; html: string; tags: Tag[] };
export type Crossing = Crossed & {
  world: World;
  met: Met;
  index: number;
  extent: Extent;
};
export type Asked = Crossing & { ask: Asking; now: Date };

export const CALENDAR = { timeZone: "UTC", weekStart: "monday" } as const;
