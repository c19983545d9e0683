"use client";

import { MantineProvider } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { resolveVariables, themeWith } from "./theme.ts";

declare global {
  // Read by get-nonce, through which react-remove-scroll (Modal) signs the style tag it adds.
  var __webpack_nonce__: string | undefined;
}

/** Everything the whole tree needs from the client. `nonce` is that of the document, kept when the layout renders again. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  const t = useTranslations("client");
  const [documentNonce] = useState(nonce);
  const theme = useMemo(() => themeWith(t("showTyped")), [t]);
  if (typeof window !== "undefined") globalThis.__webpack_nonce__ = documentNonce;
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolveVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => documentNonce}
    >
      {children}
    </MantineProvider>
  );
}
