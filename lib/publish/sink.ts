import { findConnection } from "../db/connecting.ts";
import { readCredentials } from "../db/credentials.ts";
import { AppError } from "../errors.ts";
import { type MetricSink, sourceOf } from "../sources/source.ts";
import type { Server } from "../sync/run.ts";

export type Target = { organizationId: string; connectionId: string | null; deadlineAt: number };
export type Open = { sink: MetricSink; calls: () => number };

/** Where the chosen account takes what is sent. Its keys never leave the server. */
export async function openSink(
  server: Pick<Server, "db" | "env" | "sources">,
  target: Target,
): Promise<Open> {
  const { organizationId, connectionId, deadlineAt } = target;
  const connection =
    connectionId === null ? null : await findConnection(server.db, { organizationId, connectionId });
  if (connectionId === null || connection === null || connection.status === "disconnected")
    throw new AppError("invalid_input", { says: { code: "publishing_without_connection", numbers: {} } });
  const source = sourceOf(server.sources, connection.provider);
  if (source.openSink === undefined)
    throw new AppError("invalid_input", {
      says: { code: "publishing_no_sink", numbers: { source: source.form.name } },
    });
  const fields = source.form.keys.map(({ name }) => name);
  const owner = { organizationId, connectionId, fields };
  const keys = await readCredentials(server.db, server.env.credentialKeys, owner);
  let calls = 0;
  const onCall = () => {
    calls += 1;
  };
  const options = { deadlineAt, limit: { notBefore: 0 }, onCall };
  return { sink: source.openSink({ site: connection.site, keys }, options), calls: () => calls };
}
