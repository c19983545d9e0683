import { expect } from "@playwright/test";
import { type Company, openSession, type Session } from "./api-client.ts";

type MemberList = { items: { userId: string; email: string }[] };

/** Makes somebody a viewer of an organisation, by an invitation that they accept. */
async function bringIn({ send }: Session, person: Session, path: string): Promise<void> {
  const sent = await send("POST", `${path}/invitations`, { email: person.email, role: "viewer" });
  const { token } = (await sent.json()) as { token: string };
  expect((await person.send("POST", "/api/v1/invitations/accept", { token })).status).toBe(200);
}

/** Somebody new: a viewer of the first organisation, and suspended in the second. */
export async function makeGuest(first: Company, second: Company): Promise<Session> {
  const guest = await openSession();
  await bringIn(first, guest, first.path);
  await bringIn(second, guest, second.path);
  const { items } = await second.get<MemberList>(`${second.path}/members`);
  const member = items.find(({ email }) => email === guest.email)?.userId;
  const suspended = await second.send("PATCH", `${second.path}/members/${member}`, { status: "suspended" });
  expect(suspended.status).toBe(200);
  return guest;
}
