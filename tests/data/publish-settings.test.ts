import { describe, expect, test } from "vitest";
import { disconnectConnection } from "#lib/db/connecting.ts";
import { getPublishing, requestPublishing, setPublishing } from "#lib/db/publishing.ts";
import { savePublishing } from "#lib/publish/settings.ts";
import { openSink } from "#lib/publish/sink.ts";
import { connectAccount, settingsOf } from "../support/connected-account.ts";
import { useBench, useStack } from "../support/kit.ts";
import { ONE_DATABASE, quote } from "../support/stack.ts";
import { addConnection, secretClient } from "../support/stack-client.ts";

const GIVEN = { enabled: false, prefix: "plumbline", env: "Live", service: "plumbline", tags: [] };

describe.each(ONE_DATABASE)("how an organisation publishes, on %s", (name) => {
  const stack = useStack(name);
  const bench = useBench(stack);

  test("it goes to the only account there is where none is told; of several, to none, and one that is set stays", async () => {
    const { acting, organizationId, connectionId } = await connectAccount(bench);
    const chosen = async () => (await getPublishing(bench.db, organizationId)).settings.connectionId;
    const second = await addConnection(secretClient(stack), organizationId);
    await savePublishing(acting, GIVEN);
    expect(await chosen()).toBeNull();
    await stack.sql(`update public.connections set status = 'disconnected' where id = ${quote(second)}`);
    expect(await savePublishing(acting, GIVEN)).toMatchObject({ connectionId, resend: true, verify: false });
    await savePublishing(acting, { ...GIVEN, team: "rail", resend: false, verify: true });
    expect(await savePublishing(acting, { ...GIVEN, env: "dev" })).toMatchObject({
      ...{ env: "dev", team: "rail", connectionId, resend: false, verify: true },
    });
    await savePublishing(acting, { ...GIVEN, connectionId: null });
    expect(await chosen()).toBeNull();
  });

  test("what cannot go out on its own, or not there, is refused with the field that it is about", async () => {
    const { acting, organizationId, connectionId } = await connectAccount(bench);
    const refused = (given: Parameters<typeof savePublishing>[1]) =>
      savePublishing(acting, { ...GIVEN, ...given }).then(
        () => null,
        ({ code, field, says }) => [code, field, says.code],
      );
    expect(await refused({ enabled: true, env: null })).toEqual([
      ...["invalid_input", "env", "publishing_without_env"],
    ]);
    expect(await refused({ enabled: true, connectionId: null })).toEqual([
      ...["invalid_input", "connectionId", "publishing_without_connection"],
    ]);
    const github = await addConnection(secretClient(stack), organizationId);
    await stack.sql(`update public.connections set provider = 'github' where id = ${quote(github)}`);
    expect(await refused({ connectionId: github })).toEqual([
      ...["invalid_input", "connectionId", "publishing_no_sink"],
    ]);
    const target = { organizationId, connectionId: github, deadlineAt: Number.POSITIVE_INFINITY };
    await expect(openSink({ ...settingsOf(bench), db: bench.db }, target)).rejects.toMatchObject({
      says: { code: "publishing_no_sink" },
    });
    expect(await refused({ connectionId })).toBeNull();
  });

  test("publishing to a connection that is gone can be switched off and changed, and not be switched on", async () => {
    const { acting, organizationId, connectionId } = await connectAccount(bench);
    await savePublishing(acting, { ...GIVEN, enabled: true });
    await disconnectConnection(acting, { connectionId, purge: false });
    const kept = { enabled: false, connectionId, team: "rail" };
    expect(await savePublishing(acting, { ...GIVEN, team: "rail" })).toMatchObject(kept);
    expect(await setPublishing(acting, { resend: false })).toMatchObject({ ...kept, resend: false });
    await expect(savePublishing(acting, { ...GIVEN, enabled: true })).rejects.toMatchObject({
      ...{ field: "connectionId", says: { code: "publishing_without_connection" } },
    });
    await expect(setPublishing(acting, { enabled: true })).rejects.toMatchObject({ field: "connectionId" });
    const another = await addConnection(secretClient(stack), organizationId);
    await stack.sql(`update public.connections set status = 'disconnected' where id = ${quote(another)}`);
    await expect(setPublishing(acting, { connectionId: another })).rejects.toMatchObject({
      ...{ code: "invalid_input", field: "connectionId" },
    });
  });

  test("with the version that was read it is set only while that one stands", async () => {
    const { acting, organizationId } = await connectAccount(bench);
    const { version } = await savePublishing(acting, GIVEN);
    await savePublishing(acting, { ...GIVEN, env: "dev", version });
    await expect(savePublishing(acting, { ...GIVEN, env: "stale", version })).rejects.toMatchObject({
      ...{ code: "conflict", says: { code: "publishing_set_by_another" } },
    });
    expect((await getPublishing(bench.db, organizationId)).settings.env).toBe("dev");
  });

  test("somebody who publishes while values are being sent hears just that", async () => {
    const { acting } = await connectAccount(bench);
    await savePublishing(acting, GIVEN);
    await requestPublishing(acting);
    await expect(requestPublishing(acting)).rejects.toMatchObject({
      ...{ code: "sync_running", says: { code: "publishing_running" } },
    });
  });
});
