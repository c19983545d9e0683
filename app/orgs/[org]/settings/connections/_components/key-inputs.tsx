"use client";

import { PasswordInput } from "@mantine/core";
import { useState } from "react";

const KEY = {
  autoComplete: "off",
  spellCheck: false,
  required: true,
  withAsterisk: false,
  "data-1p-ignore": true,
  "data-lpignore": "true",
} as const;

/** The two keys. They stay in this page's memory after a refusal, so that one of them can be corrected. */
export function KeyInputs() {
  const [apiKey, setApiKey] = useState("");
  const [appKey, setAppKey] = useState("");
  return (
    <>
      <PasswordInput
        label="API key"
        name="apiKey"
        description="Organization settings, API keys. It names the account."
        value={apiKey}
        onChange={(event) => setApiKey(event.currentTarget.value)}
        {...KEY}
      />
      <PasswordInput
        label="Application key"
        name="appKey"
        description="Organization settings, Application keys. It needs the scope dora_metrics_read."
        value={appKey}
        onChange={(event) => setAppKey(event.currentTarget.value)}
        {...KEY}
      />
    </>
  );
}
