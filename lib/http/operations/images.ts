import { z } from "zod";
import { keptPicture, picture } from "../../db/pictures.ts";
import { created, done, listOf, ORG, ok, operation } from "../operation.ts";
import { newPicture } from "../picture-input.ts";
import { pageQuery } from "../query.ts";

export const images = {
  list: operation("GET", `${ORG}/images`, {
    summary: "Pictures that have an address, newest first, and how they are used; never an address itself",
    access: "manager",
    query: pageQuery,
    answer: ok(listOf(picture)),
  }),
  create: operation("POST", `${ORG}/images`, {
    summary:
      "Give a picture an address, at which whoever has it sees the picture. It is shown this once; " +
      "`.svg` in the place of `.png` is the same picture as SVG",
    access: "manager",
    body: newPicture,
    answer: created(keptPicture.extend({ url: z.url(), urlDark: z.url() })),
  }),
  revoke: operation("DELETE", `${ORG}/images/{id}`, {
    summary: "End the address of a picture, at once and for good",
    access: "manager",
    answer: done,
  }),
};
