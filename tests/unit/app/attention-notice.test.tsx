import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ConnectionNotice, VanishedNotice } from "#app/orgs/[org]/_components/attention-notice.tsx";
import type { Role } from "#lib/domain/access/role.ts";
import { InEnglish } from "#tests/support/in-english.tsx";

const refused = {
  name: "Datadog",
  status: "needs_attention",
  lastError: { code: "datadog_rejected", reason: "datadog_rejected", numbers: {} },
  notice: null,
} as const;

type Changes = Partial<ComponentProps<typeof ConnectionNotice>["connection"]>;

const noticeTo = (role: Role, changes: Changes = {}) =>
  renderToStaticMarkup(
    <InEnglish>
      <ConnectionNotice slug="acme" role={role} connection={{ ...refused, ...changes }} />
    </InEnglish>,
  );

test("the notice of a refused connection tells each role what they can do", () => {
  expect(noticeTo("admin")).toMatch(/Datadog needs attention.*refused the keys.*until the keys are replaced/);
  expect(noticeTo("admin")).toMatch(/href="\/orgs\/acme\/settings\/connections">Replace the keys</);
  expect(noticeTo("viewer")).toMatch(/an owner or admin replaces the keys: ask one/);
  expect(noticeTo("viewer")).toContain("See the connection</a>");
});

test("of a connection that is read there is no notice", () => {
  expect(noticeTo("admin", { status: "active" })).toBe("");
});

test.each([
  ["failing", /no good sync for two days.*tried again by itself/],
  ["broke", /failed, the first in two weeks.*tried again by itself/],
])("of what the admins were told of an active connection there is one line: %s", (code, line) => {
  const notice = { code, numbers: { cause: "datadog_unavailable" }, since: "2026-11-20T04:01:00Z" };
  const shown = noticeTo("viewer", { status: "active", lastError: null, notice });
  expect(shown).toMatch(line);
  expect(shown.match(/<section/g)).toHaveLength(1);
});

const vanished = (state: "doubted" | "kept", role: Role = "admin") =>
  renderToStaticMarkup(
    <InEnglish>
      <VanishedNotice
        slug="acme"
        role={role}
        connection={{
          id: "c1",
          name: "Datadog",
          vanished: { state, missing: 105, of: 117, since: "2026-11-20T04:01:00Z", streams: {} },
        }}
      />
    </InEnglish>,
  );

test("the notice of vanished events says how many, that they count, and where it is decided", () => {
  expect(vanished("doubted")).toMatch(/105 of 117 events are no longer listed.*keep counting/);
  expect(vanished("doubted")).toMatch(/connections\/c1#vanished">See and decide</);
  expect(vanished("doubted", "viewer")).toContain("See why</a>");
});

test("of events that an admin kept there is no notice", () => {
  expect(vanished("kept")).toBe("");
});
