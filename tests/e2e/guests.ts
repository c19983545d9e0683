import { randomBytes } from "node:crypto";
import { expect } from "@playwright/test";
import { type Company, call, openSession, type Session } from "./api-client.ts";

type MemberList = { items: { userId: string; email: string }[] };

/**
 * A network of the caller's own, of so many that it is nobody else's: what is limited per network address is used up by
 * some tests on purpose.
 */
export const ownAddress = (): string => {
  const network = randomBytes(4).toString("hex").replace(/^.{4}/, "$&:");
  return `2001:db8:${network}::1`;
};

/** Invites an address; what opens the invitation. */
export async function invite({ token, path }: Company, email: string, role: string): Promise<string> {
  const headers = { "x-forwarded-for": ownAddress() };
  const sent = await call("POST", `${path}/invitations`, { token, headers, data: { email, role } });
  expect(sent.status()).toBe(201);
  return ((await sent.json()) as { token: string }).token;
}

/** Makes somebody a member of an organisation, by an invitation that they accept. */
export async function bringIn(company: Company, person: Session, role = "viewer"): Promise<void> {
  const token = await invite(company, person.email, role);
  expect((await person.send("POST", "/api/v1/invitations/accept", { token })).status).toBe(200);
}

/** Somebody new who is a member of an organisation. */
export async function makeMember(of: Company, role: string): Promise<Session> {
  const member = await openSession();
  await bringIn(of, member, role);
  return member;
}

/** Changes what a member is. */
export async function changeMember(company: Company, email: string, change: object): Promise<void> {
  const { items } = await company.get<MemberList>(`${company.path}/members`);
  const member = items.find((one) => one.email === email)?.userId;
  const changed = await company.send("PATCH", `${company.path}/members/${member}`, change);
  expect(changed.status).toBe(200);
}

/** Somebody new: a viewer of the first organisation, and suspended in the second. */
export async function makeGuest(first: Company, second: Company): Promise<Session> {
  const guest = await makeMember(first, "viewer");
  await bringIn(second, guest);
  await changeMember(second, guest.email, { status: "suspended" });
  return guest;
}
