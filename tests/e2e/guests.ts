import { expect } from "@playwright/test";
import { type Company, openSession, type Session } from "./api-client.ts";

type MemberList = { items: { userId: string; email: string }[] };

/** Makes somebody a member of an organisation, by an invitation that they accept. */
async function bringIn({ send, path }: Company, person: Session, role: string): Promise<void> {
  const sent = await send("POST", `${path}/invitations`, { email: person.email, role });
  const { token } = (await sent.json()) as { token: string };
  expect((await person.send("POST", "/api/v1/invitations/accept", { token })).status).toBe(200);
}

/** Somebody new who is a member of an organisation. */
export async function makeMember(of: Company, role: string): Promise<Session> {
  const member = await openSession();
  await bringIn(of, member, role);
  return member;
}

/** Somebody new: a viewer of the first organisation, and suspended in the second. */
export async function makeGuest(first: Company, second: Company): Promise<Session> {
  const guest = await makeMember(first, "viewer");
  await bringIn(second, guest, "viewer");
  const { items } = await second.get<MemberList>(`${second.path}/members`);
  const member = items.find(({ email }) => email === guest.email)?.userId;
  const suspended = await second.send("PATCH", `${second.path}/members/${member}`, { status: "suspended" });
  expect(suspended.status).toBe(200);
  return guest;
}
