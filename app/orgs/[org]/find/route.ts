import { randomUUID } from "node:crypto";
import { requireMember } from "#lib/auth/org.ts";
import { respond } from "#lib/http/answer.ts";
import { find } from "./find.ts";

const LONGEST = 200;

/** What the search of the frame finds; without words, the pages. Of what nobody can search for it finds nothing. */
export async function GET(request: Request, { params }: { params: Promise<{ org: string }> }) {
  const member = await requireMember((await params).org);
  const words = (new URL(request.url).searchParams.get("q") ?? "").replaceAll("\u0000", "").trim();
  const requestId = request.headers.get("x-request-id") ?? randomUUID();
  return respond({ items: await find(member, words.slice(0, LONGEST)) }, 200, requestId);
}
