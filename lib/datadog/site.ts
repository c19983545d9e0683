export const SITES = [
  { id: "datadoghq.com", name: "US1", location: "United States" },
  { id: "us3.datadoghq.com", name: "US3", location: "United States" },
  { id: "us5.datadoghq.com", name: "US5", location: "United States" },
  { id: "datadoghq.eu", name: "EU1", location: "Germany" },
  { id: "ap1.datadoghq.com", name: "AP1", location: "Japan" },
  { id: "ap2.datadoghq.com", name: "AP2", location: "Australia" },
  { id: "uk1.datadoghq.com", name: "UK1", location: "United Kingdom" },
] as const;

export type Site = (typeof SITES)[number]["id"];

const GOVERNMENT = new Set(["ddog-gov.com", "us2.ddog-gov.com"]);

/** What people type instead of the site parameter. A Map: plain objects would know `__proto__` and `constructor`. */
const ALIASES = new Map<string, Site>([
  ...SITES.map((site): [string, Site] => [site.name.toLowerCase(), site.id]),
  ["us", "datadoghq.com"],
  ["eu", "datadoghq.eu"],
  ["us1.datadoghq.com", "datadoghq.com"],
  ["eu1.datadoghq.eu", "datadoghq.eu"],
  ["eu.datadoghq.com", "datadoghq.eu"],
]);

export type ParsedSite = { ok: true; site: Site } | { ok: false; message: string };

/**
 * The Datadog site that a person means: a site parameter, a region's name, or an address copied from the browser.
 * The answer is always one of the closed list; no host is ever built from what was typed.
 */
export function parseSite(text: string): ParsedSite {
  const typed = text.trim().toLowerCase();
  if (typed === "") return { ok: false, message: "Choose the Datadog site." };
  if (!/^(?:https:\/\/)?[a-z0-9.-]+(?:\/[^\s\\]*)?$/.test(typed)) return unknownSite();
  const host = typed.replace(/^https:\/\//, "").replace(/\/.*$/, "");
  const alias = ALIASES.get(host);
  if (alias !== undefined) return { ok: true, site: alias };
  const bare = host.replace(/^(?:app|api|www)\./, "");
  if (GOVERNMENT.has(bare) || bare === "us1-fed" || bare === "us2-fed") {
    return { ok: false, message: "Datadog does not offer DORA metrics on its government sites (US1-FED, US2-FED)." };
  }
  const exact = SITES.find((site) => site.id === bare) ?? SITES.find((site) => site.id === ALIASES.get(bare));
  if (exact !== undefined) return { ok: true, site: exact.id };
  // A company's own sub-domain, as in acme.datadoghq.com; a region that we do not know is not one.
  const [label = "", ...parent] = bare.split(".");
  const own = SITES.find((site) => site.id === parent.join("."));
  return own === undefined || /^[a-z]{2}\d$/.test(label) ? unknownSite() : { ok: true, site: own.id };
}

function unknownSite(): ParsedSite {
  return {
    ok: false,
    message: `This is not a Datadog site. It is one of ${SITES.map((site) => site.id).join(", ")}.`,
  };
}
