import { displayName } from "../company.ts";
import { accountNumber } from "./account-number.ts";
import type { Person } from "./facts.ts";

/** Merges and squashes are committed by GitHub itself. */
export const WEB_FLOW: Person = {
  login: "web-flow",
  id: 19_864_447,
  name: "GitHub",
  email: "noreply@github.com",
  isBot: false,
};

/** One person is one object, however many commits there are. */
const known = new Map<string, Person>();

/** The account of an address: that of its number where GitHub gave out the address, else made of its name. */
export function personOf(author: { email: string; isBot: boolean }): Person {
  const person = known.get(author.email) ?? made(author);
  known.set(author.email, person);
  return person;
}

function made({ email, isBot }: { email: string; isBot: boolean }): Person {
  const [local = "", domain = ""] = email.split("@");
  const [, number, login] = /^(\d+)\+(.+)$/.exec(local) ?? [];
  if (domain === "users.noreply.github.com" && number !== undefined && login !== undefined)
    return { login, id: Number(number), name: login, email, isBot };
  const name = local.replaceAll(".", "-");
  return { login: name, id: accountNumber(name), name: displayName(local), email, isBot };
}
