import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { useBench, useStack } from "../support/kit.ts";
import { pointAtBench } from "../support/route-environment.ts";
import { ONE_DATABASE, quote, readRows } from "../support/stack.ts";
import { callList, callRpc } from "../support/stack-client.ts";
import { codeOf, makeTeam, sha256 } from "../support/team.ts";

type Get = (request: Request, context: { params: Promise<{ file: string }> }) => Promise<Response>;
type Team = Awaited<ReturnType<typeof makeTeam>>;

describe.each(ONE_DATABASE)("a picture on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);
  let get: Get;

  beforeAll(async () => {
    pointAtBench(bench);
    ({ GET: get } = await import("#app/i/[file]/route.ts"));
  });

  const ask = (file: string, headers: Record<string, string> = {}) => {
    const params = Promise.resolve({ file: file.replace(/\?.*/, "") });
    const request = new Request(`https://plumbline.example/i/${file}`, { headers });
    return get(request, { params });
  };

  /** A picture of a team, whose address only this test knows. */
  const make = async ({ id, owner }: Pick<Team, "id" | "owner">, given: object = {}) => {
    const token = randomBytes(16).toString("base64url");
    const p_picture = { kind: "grid", scope: "", days: 7, row: null, language: "en", hint: "abcd" };
    const made = await callRpc<{ id: string }>(owner.client, "make_picture", {
      p_organization_id: id,
      p_picture: { ...p_picture, expiresInDays: null, hash: sha256(token), ...given },
    });
    return { ...made, token };
  };

  const keep = (organizationId: string, value: number) =>
    stack.sql(`insert into public.snapshots
        (organization_id, metric, day, value, n, formula, window_from, window_to)
      values (${quote(organizationId)}, 'github.prs.avg_time_to_merge_hours', (now() at time zone 'UTC')::date, ${value},
        12, 1, now() - interval '7 days', now())
      on conflict (organization_id, scope, metric, part, day) do update set value = excluded.value`);

  const countDraws = async () => {
    const rows = await readRows<{ status: string; draws: number }>(
      stack,
      "select status, draws::int as draws from private.picture_tallies",
    );
    return Object.fromEntries(rows.map(({ status, draws }) => [status, draws]));
  };

  test("is shown to whoever has its address, light and dark, as PNG and as SVG, and its uses are counted", async () => {
    const team = await makeTeam(stack);
    await keep(team.id, 48);
    const { token } = await make(team);
    const [svg, dark, png] = await Promise.all([
      ask(`${token}.svg`),
      ask(`${token}.svg?theme=dark`),
      ask(`${token}.png`),
    ]);
    expect(svg.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
    expect(svg.headers.get("cache-control")).toBe("private, max-age=300");
    expect(svg.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(svg.headers.get("set-cookie")).toBeNull();
    expect(await svg.text()).toContain("Pull request cycle time, ");
    expect(await dark.text()).toContain("#191d24");
    expect(png.headers.get("content-type")).toBe("image/png");
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
    const { items } = await callList(team.owner.client, "list_pictures", team.id);
    expect(items).toMatchObject([
      { kind: "grid", hint: "abcd", status: "active", uses: 3, lastUsedAt: expect.any(String) },
    ]);
    expect(JSON.stringify(items)).not.toContain(token);
  });

  test("has one answer for every address at which there is nothing, and it tells nothing", async () => {
    const [team, other] = [await makeTeam(stack), await makeTeam(stack)];
    const [revoked, expired, orphan, ended] = await Promise.all([
      make(team),
      make(team),
      make({ ...team, owner: await team.join("manager") }),
      make(other),
    ]);
    expect((await ask(`${orphan.token}.png`)).status).toBe(200);
    await callRpc(team.owner.client, "revoke_picture", { p_organization_id: team.id, p_id: revoked.id });
    await stack.sql(`update public.pictures set expires_at = now() where id = ${quote(expired.id)};
      update public.memberships m set status = 'suspended' from public.pictures p
        where p.id = ${quote(orphan.id)} and m.user_id = p.made_by;
      update public.organizations set purge_requested_at = now() where id = ${quote(other.id)}`);
    const files = [
      ...[revoked, expired, orphan, ended].flatMap(({ token }) => [`${token}.png`, `${token}.svg`]),
      ...[`${randomBytes(16).toString("base64url")}.png`, "none.png", `${revoked.token}.gif`, revoked.token],
    ];
    const told = await Promise.all(
      files.map(async (file) => {
        const answer = await ask(file);
        const headers = [...answer.headers].filter(([key]) => key !== "x-request-id");
        return JSON.stringify([answer.status, headers, await answer.text()]);
      }),
    );
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toMatch(/^\[404,/);
  });

  test("is not sent again and not drawn again while its data stays, and is when it changes", async () => {
    const team = await makeTeam(stack);
    await keep(team.id, 48);
    const { token } = await make(team);
    const first = await ask(`${token}.png`);
    const etag = first.headers.get("etag") ?? "";
    const before = await countDraws();
    const [same, again] = [await ask(`${token}.png`, { "if-none-match": etag }), await ask(`${token}.png`)];
    expect([same.status, await same.text(), same.headers.get("etag")]).toEqual([304, "", etag]);
    expect(Buffer.from(await again.arrayBuffer())).toEqual(Buffer.from(await first.arrayBuffer()));
    expect(await countDraws()).toEqual(before);
    await keep(team.id, 60);
    const changed = await ask(`${token}.png`, { "if-none-match": etag });
    expect([changed.status, changed.headers.get("etag") === etag]).toEqual([200, false]);
    expect(await countDraws()).toEqual({ ...before, drawn: (before.drawn ?? 0) + 1 });
  });

  test("is never the PNG of other data than its SVG, whichever was asked for first", async () => {
    const team = await makeTeam(stack);
    await keep(team.id, 48);
    const { token } = await make(team);
    const png = async () => Buffer.from(await (await ask(`${token}.png`)).arrayBuffer());
    const first = await png();
    await keep(team.id, 60);
    await ask(`${token}.svg`);
    expect((await png()).equals(first)).toBe(false);
  });

  test("that cannot be drawn is the last good one with its age, and is counted", async () => {
    const team = await makeTeam(stack);
    const { id, token } = await make(team, { kind: "badge", row: "lead_time", days: 2 });
    expect(await (await ask(`${token}.svg`)).text()).toContain("Lead time");
    await ask(`${token}.svg?theme=dark`);
    const before = await countDraws();
    await stack.sql(`update public.pictures set row_key = 'of_a_newer_version' where id = ${quote(id)};
      update private.drawn_pictures set drawn_at = now() - interval '3 hours'
        where picture_id = ${quote(id)} and theme = 'light'`);
    await ask(`${token}.svg?theme=dark`);
    const [svg, png] = [await ask(`${token}.svg`), await ask(`${token}.png`)];
    const text = await svg.text();
    expect(text).toContain("Lead time");
    expect(text).toContain("Last drawn 3 h ago");
    // Not the one of the drawing that is wanted: whoever has this one asks again.
    expect(svg.headers.get("etag")).toMatch(/^"aged-/);
    expect(png.headers.get("content-type")).toBe("image/png");
    expect(await countDraws()).toEqual({ ...before, failed: (before.failed ?? 0) + 3 });
    const hoursFailing = async () => {
      const told = await callRpc<{ oldestFailingSeconds: number }>(
        bench.db as never,
        "read_picture_metrics",
        {},
      );
      return Math.round(told.oldestFailingSeconds / 3600);
    };
    expect(await hoursFailing()).toBe(3);
    const showRow = (row: string) =>
      stack.sql(`update public.pictures set row_key = ${quote(row)} where id = ${quote(id)}`);
    await showRow("rework_rate");
    expect((await ask(`${token}.svg`)).headers.get("etag")).toMatch(/^"svg-/);
    expect(await hoursFailing()).toBe(0);
    // The last good one is that of a moment ago now, and stands for none that fails once it is drawn again.
    await showRow("of_a_newer_version");
    expect(await (await ask(`${token}.svg`)).text()).toContain("Last drawn");
    expect(await hoursFailing()).toBe(0);
    await showRow("lead_time");
    await ask(`${token}.svg`);
    await stack.sql(
      `update private.drawn_pictures set drawn_at = now() - interval '3 hours'
        where picture_id = ${quote(id)} and theme = 'light'`,
    );
    expect(await hoursFailing()).toBe(0);
  });

  test("that cannot be drawn is the last good one of the theme that was asked for, and fails in no other", async () => {
    const team = await makeTeam(stack);
    const { id, token } = await make(team, { kind: "badge", row: "lead_time", days: 2 });
    const inTheme = async (theme: string) => (await ask(`${token}.svg?theme=${theme}`)).text();
    const good = { light: await inTheme("light"), dark: await inTheme("dark") };
    await stack.sql(`update public.pictures set row_key = 'of_a_newer_version' where id = ${quote(id)}`);
    expect(await inTheme("dark")).toContain(good.dark);
    const failing = `select theme from private.drawn_pictures where picture_id = ${quote(id)} and failed_at is not null`;
    expect(await readRows(stack, failing)).toEqual([{ theme: "dark" }]);
    expect(await inTheme("light")).toContain(good.light);
  });

  test("adds the time of its drawing to all of them, and is as old as its drawing while it is asked for", async () => {
    const team = await makeTeam(stack);
    const { id, token } = await make(team);
    await ask(`${token}.svg`);
    type Metrics = { seconds: Record<string, number>; oldestShownSeconds: number };
    const read = () => callRpc<Metrics>(bench.db as never, "read_picture_metrics", {});
    const daysOld = async () => Math.round((await read()).oldestShownSeconds / 86_400);
    const before = (await read()).seconds.drawn ?? 0;
    const drawing = {
      organizationId: team.id,
      id,
      theme: "light",
      key: sha256("a"),
      svg: "<svg/>",
      png: null,
    };
    await callRpc(bench.db as never, "keep_drawing", { p_drawing: { ...drawing, seconds: 1.5 } });
    expect((await read()).seconds.drawn).toBeCloseTo(before + 1.5);
    await stack.sql(`update private.drawn_pictures set drawn_at = now() - interval '100 days'
      where picture_id = ${quote(id)}`);
    expect(await daysOld()).toBe(100);
    await stack.sql(
      `update public.pictures set last_used_at = now() - interval '2 days' where id = ${quote(id)}`,
    );
    expect(await daysOld()).toBe(0);
  });

  test("says until when its data goes and when it was drawn, and the latter only changes with the former", async () => {
    const team = await makeTeam(stack);
    await keep(team.id, 48);
    const { token } = await make(team);
    const timesOf = async () =>
      /Data until [^<]+, drawn [^<]+ \(UTC\)/.exec(await (await ask(`${token}.svg`)).text());
    const [first] = (await timesOf()) ?? [];
    expect(first).toBeDefined();
    await stack.sql(`update private.drawn_pictures set svg = replace(svg, 'drawn ', 'drawn long ago, ')`);
    const [again] = (await timesOf()) ?? [];
    expect(again).toBe(first?.replace("drawn ", "drawn long ago, "));
    await keep(team.id, 60);
    expect((await timesOf())?.[0]).not.toContain("long ago");
  });

  test("is made and revoked by managers and up, and the log says by whom", async () => {
    const team = await makeTeam(stack);
    const [manager, viewer] = [await team.join("manager"), await team.join("viewer")];
    expect(await codeOf(make({ ...team, owner: viewer }))).toBe("PL403");
    for (const expiresInDays of [0, 3651, 1.5])
      expect(await codeOf(make(team, { expiresInDays }))).toBe("PL422");
    const made = await make({ ...team, owner: manager });
    const end = { p_organization_id: team.id, p_id: made.id };
    expect(await codeOf(callRpc(viewer.client, "revoke_picture", end))).toBe("PL403");
    await callRpc(manager.client, "revoke_picture", end);
    await callRpc(manager.client, "revoke_picture", end);
    expect(await team.readAudit()).toMatchObject([
      { action: "picture.revoked", actor: manager.email, target: "abcd" },
      { action: "picture.made", actor: manager.email, details: { id: made.id, picture: "grid" } },
      {},
    ]);
  });

  test("that is revoked leaves no drawing behind, nor does one that was on its way", async () => {
    const team = await makeTeam(stack);
    const { id, token } = await make(team);
    await ask(`${token}.svg`);
    await callRpc(team.owner.client, "revoke_picture", { p_organization_id: team.id, p_id: id });
    const late = {
      organizationId: team.id,
      id,
      theme: "light",
      key: sha256("late"),
      svg: "<svg/>",
      png: null,
    };
    await callRpc(bench.db as never, "keep_drawing", { p_drawing: late });
    const kept = `select theme from private.drawn_pictures where picture_id = ${quote(id)}`;
    expect(await readRows(stack, kept)).toEqual([]);
  });

  test("is not asked for more often than 300 times a minute from one network, and 600 times from all", async () => {
    const team = await makeTeam(stack);
    const { id, token } = await make(team);
    await stack.sql(`insert into private.rate_limits (key, taken, window_ends_at)
      values ('picture:198.51.100.9', 300, now() + interval '30 seconds')`);
    const answer = await ask(`${token}.png`, { "x-forwarded-for": "198.51.100.9" });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([429, "text/plain; charset=utf-8"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask(`${token}.png`, { "x-forwarded-for": "198.51.100.8" })).status).toBe(200);
    await stack.sql(`update private.rate_limits set taken = 600 where key = 'picture:${id}'`);
    expect((await ask(`${token}.png`, { "x-forwarded-for": "198.51.100.7" })).status).toBe(429);
  });
});
