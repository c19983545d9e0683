import { services } from "../company.ts";
import { hashText } from "../random.ts";
import { DAY } from "../world-calendar.ts";
import { personOf } from "./demo-people.ts";
import type { Pull } from "./facts.ts";
import { shaOf } from "./given.ts";

/** What makes a repository of the demo another one. */
export interface Trait {
  name: string;
  /** Multiplies the chance of a check to fail. */
  fragility: number;
  /** Of the usual check. */
  medianMinutes: number;
  hasNightly: boolean;
  /** Checks of the default branch fail since that many days before the demo's history ends. */
  redDays: number | null;
}

const usual = { fragility: 1, medianMinutes: 4, hasNightly: false, redDays: null };

const PARTICULARS: Record<string, Partial<Trait>> = {
  "checkout-api": { medianMinutes: 6, hasNightly: true },
  "journey-planner": { medianMinutes: 3, fragility: 0.7, hasNightly: true },
  storefront: { medianMinutes: 8.5, fragility: 1.3, hasNightly: true },
  "seat-map": { fragility: 2.2 },
  "disruption-alerts": { redDays: 5 },
  identity: { fragility: 0.4 },
};

/** One of the company's services and of nobody's: nothing is merged in it, and its requests grow old. */
export const KIOSK = "legacy-kiosk";
/** Documents alone, without a workflow. */
export const HANDBOOK = "handbook";
/** Texts alone, too. */
export const DISPLAYS = "station-displays";

/** Those of the services, and three that nothing is deployed from. */
export const demoTraits: Trait[] = [
  ...[...new Set(services.map(({ repository }) => repository)), KIOSK, HANDBOOK, DISPLAYS].map((name) => ({
    ...usual,
    name,
    ...PARTICULARS[name],
  })),
];

/** Requests of the kiosk's repository, open since long ago. */
export function kioskPulls(endAt: number, mailDomain: string): Pull[] {
  const author = personOf({ email: `rafael.costa@${mailDomain}`, isBot: false });
  return [210, 96, 41, 19].map((days, index) => {
    const number = 61 + index;
    const createdAt = Math.floor(endAt / DAY - days) * DAY + 9 * 3600 + (hashText(String(days)) % 20_000);
    return {
      ...{ number, author, createdAt, closedAt: null, isMerged: false, readyAt: createdAt, reviews: [] },
      title:
        ["chore: drop the old card reader", "fix: clock of the idle screen", "build: newer base image"][
          index % 3
        ] ?? "",
      touchedAt: index === 2 ? [createdAt + 3 * DAY] : [],
      branch: `kiosk-${number}`,
      headSha: shaOf(`${KIOSK} ${number}`),
      ...{ mergeSha: null, files: null },
    };
  });
}
