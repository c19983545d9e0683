import { z } from "zod";
import { ok, operation } from "../operation.ts";

const config = z.object({
  version: z.string(),
  supabaseUrl: z.string(),
  publishableKey: z.string(),
  embedded: z.boolean(),
  demo: z.boolean(),
});

export const installation = {
  config: operation("GET", "/api/v1/config", {
    summary: "What a client needs to sign in",
    access: "anyone",
    answer: ok(config),
  }),
  openApi: operation("GET", "/api/v1/openapi.json", {
    summary: "This document",
    access: "anyone",
    answer: ok(z.looseObject({ openapi: z.literal("3.1.0") })),
  }),
};
