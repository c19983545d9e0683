import type { ParsedSite } from "../source.ts";

export const SITES = [
  { id: "datadoghq.com", name: "US1" },
  { id: "us3.datadoghq.com", name: "US3" },
  { id: "us5.datadoghq.com", name: "US5" },
  { id: "datadoghq.eu", name: "EU1" },
  { id: "ap1.datadoghq.com", name: "AP1" },
  { id: "ap2.datadoghq.com", name: "AP2" },
  { id: "uk1.datadoghq.com", name: "UK1" },
] as const;

export type Site = (typeof SITES)[number]["id"];

const GOVERNMENT = new Set(["ddog-gov.com", "us2.ddog-gov.com", "gov", "us-fed"]);

/** What people type instead of the site parameter. A Map: plain objects would know `__proto__` and `constructor`. */
const ALIASES = new Map<string, Site>([
  ...SITES.map((site): [string, Site] => [site.name.toLowerCase(), site.id]),
  ["us", "datadoghq.com"],
  ["eu", "datadoghq.eu"],
  ["us1.datadoghq.com", "datadoghq.com"],
  ["eu1.datadoghq.eu", "datadoghq.eu"],
  ["eu.datadoghq.com", "datadoghq.eu"],
  ["eu1.datadoghq.com", "datadoghq.eu"],
]);

/** Where people look at an account of a site. */
export function appAddress(site: string): string {
  return `https://${site.split(".").length === 2 ? "app." : ""}${site}`;
}

export function isSite(text: string | null): text is Site {
  return SITES.some(({ id }) => id === text);
}

/** Labels under a site's domain that are regions, not companies. */
const REGION = /^(?:[a-z]{2}\d|us\d-fed)$/;

/**
 * The Datadog site that a person means: a site parameter, a region's name, or an address copied from the browser.
 * The answer is always one of the closed list; no host is ever built from what was typed.
 */
export function parseSite(text: string): ParsedSite {
  if (text.trim() === "") return { ok: false, says: { code: "datadog_site_missing", numbers: {} } };
  // Before the change of case, which makes a Latin k of a Kelvin sign.
  if (!/^(?:https:\/\/)?[a-z0-9.-]+(?:\/[\x21-\x5b\x5d-\x7e]*)?$/i.test(text.trim())) return unknownSite();
  const typed = text.trim().toLowerCase();
  const host = typed.replace(/^https:\/\//, "").replace(/\/.*$/, "");
  const alias = ALIASES.get(host);
  if (alias !== undefined) return { ok: true, site: alias };
  const bare = host.replace(/^(?:app|api|www)\./, "");
  if (isGovernment(bare)) {
    return { ok: false, says: { code: "datadog_site_government", numbers: {} } };
  }
  const exact = SITES.find((site) => site.id === bare) ?? SITES.find((site) => site.id === ALIASES.get(bare));
  if (exact !== undefined) return { ok: true, site: exact.id };
  // A company's own sub-domain, as in acme.datadoghq.com; a region that we do not know is not one.
  const [label = "", ...parent] = bare.split(".");
  const own = SITES.find((site) => site.id === parent.join("."));
  if (own === undefined || !/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label) || REGION.test(label))
    return unknownSite();
  return { ok: true, site: own.id };
}

function isGovernment(host: string): boolean {
  return (
    GOVERNMENT.has(host) || host.endsWith(".ddog-gov.com") || /^us\d-fed(?:\.datadoghq\.com)?$/.test(host)
  );
}

function unknownSite(): ParsedSite {
  return {
    ok: false,
    says: { code: "datadog_site_unknown", numbers: { sites: SITES.map((site) => site.id).join(", ") } },
  };
}
