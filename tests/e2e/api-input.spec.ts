import { expect, test } from "@playwright/test";
import { KEYS } from "../support/operation-cases.ts";
import { call, foundCompany, ID, refusalOf, signUp } from "./api-client.ts";
import { sendRaw } from "./raw-request.ts";

test.describe("what is asked", () => {
  const QUERIES: [path: string, query: string, parameter: string][] = [
    ...["/dora", "/deployments", "/incidents", "/changes", "/commits"].flatMap(
      (path): [string, string, string][] => [
        // What else a report's query may not be: report-query.test.ts.
        [path, "nonsense=1", "nonsense"],
        [path, "from=2026-02-30", "from"],
        [path, "to=2026-01-01&to=2026-01-02", "to"],
        [path, "env=%00", "env"],
      ],
    ),
    ["/deployments", "failed=1", "failed"],
    ["/deployments", "q=", "q"],
    ["/deployments", "open=true", "open"],
    ["/incidents", "open=yes", "open"],
    ["/incidents", "failed=true", "failed"],
    ["/deployments", "origin=robot", "origin"],
    ["/deployments/counts", "failed=true", "failed"],
    ["/incidents", "state=ajar", "state"],
    ["/changes", "stage=lunch", "stage"],
    ["/commits", "origin=without_ai", "origin"],
    ["/deployments", "limit=0", "limit"],
    ["/deployments", "limit=501", "limit"],
    ["/deployments", "limit=5&limit=6", "limit"],
    ["/incidents", "cursor=nonsense", "cursor"],
    ["/members", "cursor=", "cursor"],
    ["/invitations", "status=expired", "status"],
    [
      "/tokens",
      `cursor=${Buffer.from('{"at":"2026-02-30T00:00:00Z","id":"x"}').toString("base64url")}`,
      "cursor",
    ],
    ["/images", "cursor=nonsense", "cursor"],
    ["/audit", "limit=many", "limit"],
    ["/audit", "who=x", "who"],
    ["/audit", "from=yesterday", "from"],
    ["/audit", "to=2026-02-30", "to"],
    ["/audit", "actor=", "actor"],
    ["/audit", "action=a&action=b", "action"],
    ["/sync-runs", "page=2", "page"],
    ["/sync-runs", "status=odd", "status"],
    ["/sync-runs", "connection=1", "connection"],
    ["/quarantine", "stream=commits", "stream"],
    ["/quarantine", "reason=", "reason"],
    ["/data-quality", "env=live", "env"],
    ["/publishing/dashboards", "pictureUrl=nonsense", "pictureUrl"],
    ["/health", "days=29", "days"],
    ["/health", "to=tomorrow", "to"],
    ["/health", "scope=nonsense", "scope"],
    ["/snapshots", "metric=github.prs.opne", "metric"],
    ["/snapshots", "from=2026-01-01", "metric"],
    ["/snapshots", "metric=github.prs.open&from=2026-02-01&to=2026-01-01", "from"],
    ["", "env=live", "env"],
  ];

  test("a query parameter that is unknown or malformed is named", async () => {
    const { path: org, token } = await foundCompany();
    for (const [path, query, parameter] of QUERIES) {
      const answer = await call("GET", `${org}${path}?${query}`, { token });
      const refusal = await refusalOf(answer);
      expect(refusal, `${path}?${query}`).toMatchObject({ status: 400, code: "invalid_input" });
      expect(refusal.message, `${path}?${query}`).toContain(`"${parameter}"`);
    }
  });

  test("a field that is missing, wrong or unknown is named, and what was sent is never repeated", async () => {
    const { path: org, token: owner } = await foundCompany();
    const secret = "5ecret-5ecret-5ecret-5ecret";
    const connection = { provider: "datadog", site: "datadoghq.com", ...KEYS };
    const gitHub = { provider: "github", token: `github_pat_${"x".repeat(30)}`, repositories: ["a/b"] };
    const token = { name: "CI", role: "viewer" };
    const bodies: [method: string, path: string, data: unknown, field: string][] = [
      ["POST", "/api/v1/orgs", { slug: "abcd" }, '"name"'],
      ["POST", "/api/v1/orgs", { name: "x".repeat(81), slug: "abcd" }, '"name"'],
      ["POST", "/api/v1/orgs", { name: "a\u0000b", slug: "abcd" }, '"name"'],
      // What else a slug may not be: body.test.ts.
      ["POST", "/api/v1/orgs", { name: "x", slug: "Abcd" }, '"slug"'],
      ["POST", "/api/v1/orgs", { name: "x", slug: "settings" }, '"slug"'],
      ["POST", "/api/v1/orgs", { name: "x", slug: "abcd", role: secret }, '"role"'],
      ["POST", "/api/v1/orgs", "{", "JSON"],
      ["POST", "/api/v1/orgs", "[]", "JSON object"],
      ["PATCH", org, { timeZone: "Mars/Olympus" }, '"timeZone"'],
      ["PATCH", org, { lookbackDays: 91 }, '"lookbackDays"'],
      ["PATCH", org, { productionEnvs: ["a", "A"] }, '"productionEnvs"'],
      ["PATCH", org, { slug: "other" }, '"slug"'],
      ["POST", `${org}/tokens`, { ...token, role: "god" }, '"role"'],
      ["POST", `${org}/tokens`, { ...token, expiresInDays: 366 }, '"expiresInDays"'],
      ["POST", `${org}/tokens`, { ...token, scopes: ["all"] }, '"scopes'],
      ["POST", `${org}/images`, { kind: "movie" }, '"kind"'],
      ["POST", `${org}/images`, { kind: "card", scope: "github.com/acme/unseen" }, '"scope"'],
      ["POST", `${org}/images`, { kind: "card", metric: "github.ci.duration", part: secret }, '"part"'],
      ["POST", `${org}/images`, { kind: "grid", days: 29 }, '"days"'],
      ["POST", `${org}/images`, { kind: "badge", row: secret }, '"row"'],
      ["POST", `${org}/images`, { kind: "badge", metric: secret }, '"metric"'],
      ["PATCH", `${org}/members/${ID}`, {}, '"role"'],
      ["PATCH", `${org}/members/${ID}`, { role: "god" }, '"role"'],
      ["PATCH", `${org}/members/${ID}`, { status: "gone" }, '"status"'],
      ["PATCH", `${org}/members/${ID}`, { role: "viewer", email: secret }, '"email"'],
      ["POST", `${org}/invitations`, { email: secret, role: "viewer" }, '"email"'],
      ["POST", `${org}/invitations`, { email: "a@b.test,c@d.test", role: "viewer" }, '"email"'],
      ["POST", `${org}/invitations`, { email: "ada@example.test" }, '"role"'],
      ["POST", `${org}/invitations`, { email: "ada@example.test", role: "viewer", token: secret }, '"token"'],
      ["POST", "/api/v1/invitations/accept", {}, '"token"'],
      ["POST", "/api/v1/invitations/accept", { token: "x".repeat(201) }, '"token"'],
      ["POST", `${org}/connections`, { ...connection, provider: "other" }, '"provider"'],
      ["POST", `${org}/connections`, { ...connection, backfillDays: 731 }, '"backfillDays"'],
      ["POST", `${org}/connections`, { ...connection, apiKey: undefined }, '"apiKey"'],
      ["POST", `${org}/connections`, { ...connection, apiKey: `${secret} ?` }, "API key"],
      ...[
        "evil.com#",
        "a@datadoghq.com",
        "datadoghq.com:444",
        "datadoghq.com.evil.com",
        "__proto__",
        "127.0.0.1",
      ].map((site): [string, string, unknown, string] => [
        "POST",
        `${org}/connections`,
        { ...connection, site },
        "site",
      ]),
      ["POST", `${org}/connections`, { ...connection, token: secret }, '"token"'],
      ["POST", `${org}/connections`, { provider: "github", token: secret }, '"repositories"'],
      ["POST", `${org}/connections`, { ...gitHub, backfillDays: 30 }, '"backfillDays"'],
      ["POST", `${org}/connections`, { ...gitHub, token: `${secret} ?` }, "GitHub token"],
      ["POST", `${org}/connections`, { ...gitHub, repositories: [] }, '"repositories"'],
      ["POST", `${org}/connections`, { ...gitHub, repositories: ["a/b", "A/b"] }, '"repositories"'],
      ["PUT", `${org}/connections/${ID}/repositories`, { repositories: ["../.."] }, '"repositories[0]"'],
      ["PUT", `${org}/connections/${ID}/repositories/${ID}/workflows`, { workflows: [""] }, '"workflows[0]"'],
      ["POST", `${org}/connections/${ID}/sync`, { mode: "full" }, '"mode"'],
      ["POST", `${org}/publishing/run`, { digest: "abc" }, '"digest"'],
      ["PUT", `${org}/health/thresholds`, { version: 0, marks: [{ row: "lunch" }] }, '"marks[0].row"'],
      ["PUT", `${org}/connections/${ID}/credentials`, { apiKey: 7, appKey: secret }, '"apiKey"'],
    ];
    for (const [method, path, data, field] of bodies) {
      const answer = await call(method, path, { token: owner, data });
      const refusal = await refusalOf(answer);
      expect(refusal, `${method} ${path} ${JSON.stringify(data)}`).toMatchObject({
        status: 400,
        code: "invalid_input",
      });
      expect(refusal.message).toContain(field);
      expect(refusal.message).not.toContain(secret);
    }
  });

  test("a body of more than 1 MB, or that is not JSON, is refused", async () => {
    const token = await signUp();
    const megabyte = "x".repeat(1_048_576);
    const large = await call("POST", "/api/v1/orgs", { token, data: `${megabyte}x` });
    expect(await refusalOf(large)).toMatchObject({ status: 413, code: "payload_too_large" });
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const chunks = { method: "POST", headers, body: [megabyte, megabyte] };
    const unannounced = await sendRaw("/api/v1/orgs", chunks);
    expect(unannounced.status).toBe(413);
    expect(JSON.parse(unannounced.body).error).toMatchObject({ code: "payload_too_large" });
    const form = await call("POST", "/api/v1/orgs", {
      token,
      data: "name=x",
      headers: { "content-type": "text/plain" },
    });
    expect(await refusalOf(form)).toMatchObject({ status: 400, code: "invalid_input" });
  });
});
