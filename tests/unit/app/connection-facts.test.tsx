import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ConnectionFacts } from "#app/orgs/[org]/settings/connections/_components/connection-facts.tsx";
import type { CountedConnection, WholeRead } from "#lib/db/connections.ts";
import type { Locale } from "#lib/words/languages.ts";
import { InLanguage } from "#tests/support/in-english.tsx";

const AT = "2026-11-20T04:10:00Z";
const connection: CountedConnection = {
  id: "00000000-0000-4000-8000-000000000001",
  provider: "datadog",
  streams: ["deployments", "incidents"],
  keysExpireAt: null,
  name: "Datadog",
  site: null,
  status: "active",
  keyHint: "abcd",
  backfillDays: 365,
  connectedAt: AT,
  disconnectedAt: null,
  lastSyncedAt: AT,
  nextSyncAt: AT,
  notBefore: null,
  coveredFrom: AT,
  coveredTo: AT,
  lastError: null,
  notice: null,
  vanished: null,
  progress: null,
  wholeRead: null,
  counts: { deployments: 2, incidents: 1 },
};
const underWay: WholeRead = {
  startedAt: "2026-11-19T05:00:00Z",
  from: "2025-11-20T04:00:00Z",
  to: "2026-10-15T04:00:00Z",
  readTo: "2026-04-10T04:00:00Z",
  finishedAt: "2026-10-20T05:00:00Z",
};

/** What the page says of the whole read, without its tags. */
function saidOf(locale: Locale, wholeRead: WholeRead | null, status: CountedConnection["status"] = "active") {
  const markup = renderToStaticMarkup(
    <InLanguage locale={locale}>
      <ConnectionFacts connection={{ ...connection, wholeRead, status }} source={undefined} timeZone="UTC" />
    </InLanguage>,
  );
  const text = markup.replace(/<[^>]*>/g, "");
  return text
    .slice(text.search(/Whole history|Histórico inteiro/))
    .replace(/^(Whole history|Histórico inteiro)/, "");
}

describe("the facts of a connection", () => {
  test("say how far the whole read is, what it reads, and when the last one finished, in both languages", () => {
    expect(saidOf("en", underWay)).toBe(
      "Being read again: to 10 Apr 2026 of 20 Nov 2025 to 15 Oct 2026 (42 %), last finished 20 Oct 2026",
    );
    expect(saidOf("pt-BR", underWay)).toMatch(/^Em releitura: até .* \(42 %\), última concluída em /);
    expect(saidOf("en", { ...underWay, finishedAt: null })).toMatch(/\(42 %\)$/);
  });

  test("say when the whole was last read where none is under way, and that it will be where it never was", () => {
    const finished = { ...underWay, readTo: underWay.to, finishedAt: "2026-11-21T05:00:00Z" };
    expect(saidOf("en", finished)).toBe("Last read again 21 Nov 2026");
    expect(saidOf("en", null)).toBe("Not read again yet; once in 30 days");
    expect(saidOf("en", null, "disconnected")).not.toContain("once in 30 days");
  });
});
