import { describe, expect, test } from "vitest";
import { authorKey, commitItem, detailsItem, pullItem, reviewItem } from "#lib/collect/github/facts.ts";
import type { People } from "#lib/db/people.ts";
import type { Author, CommitFacts } from "#lib/sources/github/reader.ts";

const people: People = {
  hash: (kind: string, text: string) => `${kind}:${text}`,
  isForgotten: null,
} as never;
const author = (given: Partial<Author> = {}): Author => ({
  ...{ accountId: null, email: "ada@acme.example", name: "Ada", isBot: false },
  ...given,
});
const keyOf = (given: Partial<Author>) => authorKey(people, author(given));

describe("people", () => {
  test("with two addresses of one account are one, and without an account are told apart by address", () => {
    expect(keyOf({ accountId: 7 })).toBe(keyOf({ accountId: 7, email: "ada@home.example" }));
    expect(keyOf({ accountId: 7 })).not.toBe(keyOf({ accountId: 8 }));
    expect(keyOf({ email: "bob@acme.example" })).not.toBe(keyOf({}));
    expect(keyOf({ email: null })).toBeNull();
  });
});

describe("a commit", () => {
  const commit = (given: Partial<CommitFacts>): CommitFacts => ({
    ...{ sha: "a", committedAt: "2026-03-08T00:00:00Z", message: "Round fares", parents: 1 },
    ...{ author: author(), committer: author() },
    ...given,
  });

  test("is judged by its whole message, of which no more than the subject is kept, without the author's name", () => {
    const message = "Undo fares of Ada\n\nThis reverts commit 3b94557c0ffee3b94557c0ffee3b94557c0ffee0.";
    const kept = commitItem(people, commit({ message }));
    expect(kept).toMatchObject({ kind: "revert", isMerge: false });
    expect(kept.subject).toMatch(/^Undo fares of /);
    expect(kept.subject).not.toContain("Ada");
  });

  test("names its co-authors once each, by account where the address tells it, and no tool", () => {
    const message = `Round fares

Co-authored-by: Grace <7+grace@users.noreply.github.com>
Co-authored-by: Bob <bob@acme.example>
Co-authored-by: Bob <bob@acme.example>
Co-authored-by: Claude <noreply@anthropic.com>`;
    const kept = commitItem(people, commit({ message }));
    expect(kept.addressKey).toBe(people.hash("address", "ada@acme.example"));
    expect(kept.coAuthorKeys).toEqual([keyOf({ accountId: 7 }), keyOf({ email: "bob@acme.example" })]);
  });

  test("names each of its files once", () => {
    const files = ["a.ts", "b.ts", "a.ts"];
    expect(detailsItem("a", { additions: 1, deletions: 0, files }).fileKeys).toHaveLength(2);
  });
});

describe("the title of a pull request", () => {
  const at = "2026-03-08T00:00:00Z";
  const titled = (title: string, of: People = people) => {
    const times = { createdAt: at, updatedAt: at, closedAt: null, mergedAt: null };
    return pullItem(of, { ...times, number: 1, title, isDraft: false, author: author() }).title;
  };

  test("holds no address, no credential and nobody who is to be forgotten, and is no longer than can be kept", () => {
    expect(titled("Ask bob@acme.example")).toBe("Ask someone@removed.address");
    expect(titled("See https://ci.acme.example/x?token=hunter2")).not.toContain("hunter2");
    const isForgotten = (_: "address" | "name", text: string) => text === "Grace Hopper";
    const forgetting = { ...people, isForgotten } as People;
    expect(titled("Fares by Grace Hopper", forgetting)).toBe("Fares by someone");
    expect(titled("Fares by Grace Hopper")).toBe("Fares by Grace Hopper");
    expect(titled("x".repeat(400))).toHaveLength(300);
  });
});

describe("the first review", () => {
  const pull = { number: 1, authorKey: keyOf({ accountId: 7 }) };
  const review = (hour: number, accountId: number | null, isBot = false) => ({
    ...{ at: `2026-03-08T0${hour}:00:00Z`, accountId, isBot },
  });

  test("is the earliest by a person who is not the author, in whatever order they come", () => {
    const reviews = [review(5, 9), review(1, 7), review(2, 3, true), review(4, 8)];
    expect(reviewItem(people, pull, reviews)).toEqual({ number: 1, firstReviewAt: "2026-03-08T04:00:00Z" });
  });

  test("is none where only the author and bots said something", () => {
    expect(reviewItem(people, pull, [review(1, 7), review(2, 3, true)]).firstReviewAt).toBeNull();
  });
});
