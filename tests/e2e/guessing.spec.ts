import { expect, test } from "@playwright/test";
import { newEmail, openSession, PASSWORD } from "./api-client.ts";
import { actionId, callAction, formArgs } from "./server-actions.ts";

const signIn = (address: string, fields: Record<string, string>) =>
  callAction({
    id: actionId("signInAction"),
    path: "/sign-in",
    headers: { "x-forwarded-for": address },
    args: formArgs({ ...fields, next: "/orgs" }),
  });

test("ten wrong passwords in a minute close signing in to their address, the right one included, and to no other", async () => {
  const email = newEmail();
  await openSession(email);
  const guess = (address: string, password: string) => signIn(address, { email, password });
  const guesser = "192.0.2.23";
  // At once, so that a slow machine does not take longer than the minute.
  const answers = await Promise.all(
    Array.from({ length: 11 }, (_, tried) => guess(guesser, `wrong password ${tried}`)),
  );
  const saying = (words: string) => answers.filter(({ body }) => body.includes(words)).length;
  expect(saying("The e-mail or the password is not right.")).toBe(10);
  expect(saying("Too many requests")).toBe(1);
  const right = await guess(guesser, PASSWORD);
  expect(right.body).toContain("Too many requests");
  expect(right.headers["set-cookie"]).toBeUndefined();
  const elsewhere = await guess("192.0.2.24", PASSWORD);
  expect(String(elsewhere.headers["set-cookie"])).toMatch(/plumbline-session.*HttpOnly/i);
});

test("an unknown address and a wrong password are answered alike", async () => {
  const email = newEmail();
  await openSession(email);
  const bodies = await Promise.all(
    [email, newEmail()].map(async (asked, index) => {
      const fields = { email: asked, password: "a wrong password" };
      const answer = await signIn(`192.0.2.${30 + index}`, fields);
      return /"message":"[^"]*"/.exec(answer.body)?.[0];
    }),
  );
  expect(bodies[0]).toBe('"message":"The e-mail or the password is not right."');
  expect(bodies[1]).toBe(bodies[0]);
});
