import { type Caller, call } from "./calling.ts";

/**
 * Says where the demo's values go and of which environment they are, so that what would be sent can be seen at once.
 * Nothing goes out on its own: the first to press Publish sees it arrive.
 */
export async function setPublishing(owner: Caller, slug: string, connectionId: string): Promise<void> {
  const answer = await call(owner, `PUT /api/v1/orgs/${slug}/publishing`, {
    ...{ enabled: false, prefix: "plumbline", env: "live", service: "plumbline", team: "platform" },
    ...{ tags: ["company:northwind-rail"], connectionId, resend: true, verify: true },
  });
  if (!answer.ok) throw new Error(`The demo's publishing could not be set: ${await answer.text()}`);
}

/** The address of a picture of the grid, which can be told this once. */
export async function makePicture(owner: Caller, slug: string): Promise<string> {
  const answer = await call(owner, `POST /api/v1/orgs/${slug}/images`, { kind: "grid" });
  if (!answer.ok) throw new Error(`The demo's picture could not be made: ${await answer.text()}`);
  return ((await answer.json()) as { url: string }).url;
}
