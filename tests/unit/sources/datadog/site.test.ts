import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSite, SITES } from "#lib/sources/datadog/site.ts";
import { spoken } from "#tests/support/spoken.ts";

const ids: string[] = SITES.map((site) => site.id);

function siteOf(text: string): string | null {
  const parsed = parseSite(text);
  return parsed.ok ? parsed.site : null;
}

function messageOf(text: string): string {
  const parsed = parseSite(text);
  return parsed.ok ? "" : spoken(parsed);
}

describe("a Datadog site", () => {
  test.each(ids)("%s is itself, in any case, with blanks around", (id) => {
    expect(siteOf(id)).toBe(id);
    expect(siteOf(` ${id.toUpperCase()}\n`)).toBe(id);
  });

  test.each([
    ["US1", "datadoghq.com"],
    ["us", "datadoghq.com"],
    ["us3", "us3.datadoghq.com"],
    ["US5", "us5.datadoghq.com"],
    ["EU1", "datadoghq.eu"],
    ["eu", "datadoghq.eu"],
    ["ap1", "ap1.datadoghq.com"],
    ["AP2", "ap2.datadoghq.com"],
    ["uk1", "uk1.datadoghq.com"],
    ["us1.datadoghq.com", "datadoghq.com"],
    ["eu1.datadoghq.eu", "datadoghq.eu"],
    ["eu.datadoghq.com", "datadoghq.eu"],
    ["eu1.datadoghq.com", "datadoghq.eu"],
  ])("%s means %s", (typed, site) => {
    expect(siteOf(typed)).toBe(site);
  });

  test.each([
    ["https://app.datadoghq.com/ci/dora?from=1#x", "datadoghq.com"],
    ["https://us5.datadoghq.com/", "us5.datadoghq.com"],
    ["https://app.datadoghq.eu/organization-settings/api-keys", "datadoghq.eu"],
    ["https://api.us3.datadoghq.com/api/v2", "us3.datadoghq.com"],
    ["HTTPS://APP.DATADOGHQ.COM/Path", "datadoghq.com"],
    ["app.datadoghq.com/ci/dora", "datadoghq.com"],
    ["www.datadoghq.com", "datadoghq.com"],
  ])("is read from the address %s", (typed, site) => {
    expect(siteOf(typed)).toBe(site);
  });

  test.each([
    ["acme.datadoghq.com", "datadoghq.com"],
    ["https://acme-corp.datadoghq.eu/dashboard/lists", "datadoghq.eu"],
    ["https://acme.us3.datadoghq.com", "us3.datadoghq.com"],
    ["a.ap1.datadoghq.com", "ap1.datadoghq.com"],
  ])("is read from a company's own sub-domain %s", (typed, site) => {
    expect(siteOf(typed)).toBe(site);
  });

  test.each([
    "us2.datadoghq.com",
    "us9.datadoghq.com",
    "ap3.datadoghq.com",
    "eu2",
    "-.datadoghq.com",
    ".datadoghq.com",
    "a-.us5.datadoghq.com",
  ])("is not guessed from the unknown region or broken label %s", (typed) => {
    expect(siteOf(typed)).toBeNull();
  });

  test.each([
    "ddog-gov.com",
    "app.ddog-gov.com",
    "us2.ddog-gov.com",
    "https://acme.ddog-gov.com/ci/dora",
    "US1-FED",
    "us2-fed",
    "us1-fed.datadoghq.com",
    "gov",
  ])("of the government (%s) is refused with the reason", (typed) => {
    expect(messageOf(typed)).toBe(
      "Datadog does not offer DORA metrics on its government sites (US1-FED, US2-FED).",
    );
  });

  test("that is missing is asked for, and one that is unknown is answered with the list", () => {
    expect(messageOf("  ")).toBe("Choose the Datadog site.");
    for (const id of ids) expect(messageOf("example.com")).toContain(id);
  });
});

describe("an address of anybody else", () => {
  test.each([
    "evil.com",
    "evil.com#",
    "evil.com#.datadoghq.com",
    "evil.com#@datadoghq.com",
    "evil.com?.datadoghq.com",
    "evil.com/datadoghq.com",
    "https://evil.com/.datadoghq.com",
    "evil.com\\.datadoghq.com",
    "datadoghq.com\\@evil.com",
    "user@datadoghq.com",
    "user:password@datadoghq.com",
    "https://datadoghq.com@evil.com",
    "https://datadoghq.com:443@evil.com/",
    "datadoghq.com.evil.com",
    "datadoghq.com-evil.com",
    "evildatadoghq.com",
    "xdatadoghq.eu",
    "a.b.datadoghq.com",
    "datadoghq.com.",
    "acme.datadoghq.com.",
    "datadoghq..com",
    "datadoghq%2ecom",
    "us3%2edatadoghq.com",
    "datadoghq.com%00",
    "datadoghq.com%0d%0aHost:evil.com",
    "datadoghq.com\r\nHost: evil.com",
    "evil.com\ndatadoghq.com",
    "datadoghq.com\0",
    "datadoghq.com:443",
    "https://datadoghq.com:8080/",
    "http://datadoghq.com",
    "ftp://datadoghq.com",
    "//datadoghq.com",
    "https:///datadoghq.com",
    "https:datadoghq.com",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "127.0.0.1",
    "localhost",
    "[::1]",
    "169.254.169.254",
    "2130706433",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "__proto__.datadoghq.com",
    "datadoghq.com/\u0000",
    "datadoghq.com/ü",
    "ｄatadoghq.com",
    "datadoghq。com",
    "dаtadoghq.com",
    "u\u212a1.datadoghq.com",
    "datadoghq.com/ evil.com",
    "datadog.com",
    "*.datadoghq.com",
    "{site}",
    "datadoghq.com,evil.com",
    "datadoghq.com;evil.com",
    "xn--datadoghq-.com",
  ])("%j is refused", (typed) => {
    expect(parseSite(typed).ok).toBe(false);
  });

  test("never becomes anything but one of the closed list", () => {
    const part = fc.constantFrom(
      ...ids,
      "evil.com",
      "@",
      "#",
      ".",
      "/",
      ":",
      "%2e",
      "\\",
      "https://",
      "app.",
      "__proto__",
      "?",
      "\r\n",
    );
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.webUrl(),
      fc.domain(),
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const site = siteOf(text);
        expect(site === null || ids.includes(site)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("is refused whenever its host is not Datadog's, as a browser reads it", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const host = new URL(url).hostname;
        fc.pre(!ids.some((id) => host === id || host.endsWith(`.${id}`)));
        expect(siteOf(url)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
