import "@mantine/core/styles.layer.css";
import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PaperIsLight } from "./_components/paper-is-light.tsx";
import { Providers } from "./_components/providers.tsx";
import { ClientWords } from "./_language/client-words.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: "Plumbline", template: "%s · Plumbline" },
    description: t("tagline"),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#191d24" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  const t = await getTranslations("shell");
  return (
    <html lang={await getLocale()} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <noscript>
          <p className="noscript">{t("noScript")}</p>
        </noscript>
        <ClientWords>
          <Providers nonce={nonce}>{children}</Providers>
          <PaperIsLight />
        </ClientWords>
      </body>
    </html>
  );
}
