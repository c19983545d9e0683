"use client";

import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { ActionState } from "#lib/http/action.ts";

const KEY = {
  autoComplete: "off",
  spellCheck: false,
  required: true,
  withAsterisk: false,
  errorProps: { role: "alert" },
  "data-1p-ignore": true,
  "data-lpignore": "true",
} as const;

/** The two keys. They stay in this page's memory after a refusal, so that one of them can be corrected. */
export function KeyInputs({ state }: { state: ActionState }) {
  const [apiKey, setApiKey] = useState("");
  const [appKey, setAppKey] = useState("");
  const refusalOf = (field: string) => {
    const refused = state.status === "refused" && state.field === field;
    // Mantine marks every other input itself, but not the one inside this.
    return refused ? { error: state.message, "aria-invalid": true } : {};
  };
  return (
    <>
      <PasswordInput
        label="API key"
        name="apiKey"
        description="Organization settings, API keys. It names the account."
        value={apiKey}
        onChange={(event) => setApiKey(event.currentTarget.value)}
        {...refusalOf("apiKey")}
        {...KEY}
      />
      <PasswordInput
        label="Application key"
        name="appKey"
        description="Organization settings, Application keys. It needs the scope dora_metrics_read."
        value={appKey}
        onChange={(event) => setAppKey(event.currentTarget.value)}
        {...refusalOf("appKey")}
        {...KEY}
      />
    </>
  );
}
