import { countDueConnections } from "#lib/db/sync.ts";
import { adminClient } from "#lib/supabase/admin.ts";

export const dynamic = "force-dynamic";

/** 200 when the database answers, else 503 with the part that fails. */
export async function GET(): Promise<Response> {
  const database = await countDueConnections(adminClient()).then(
    () => true,
    () => false,
  );
  return Response.json(database ? { status: "ok" } : { status: "failing", failing: ["database"] }, {
    status: database ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
