import { execFileSync } from "node:child_process";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";
import createNextIntlPlugin from "next-intl/plugin";

const withLanguages = createNextIntlPlugin("./app/_language/request.ts");

/**
 * Formats messages that lib/words/catalog.ts compiled, so that no parser of messages reaches the browser. The path has
 * to begin with a dot, or Turbopack bundles both.
 */
const FORMAT_ONLY = `./${relative(
  import.meta.dirname,
  fileURLToPath(import.meta.resolve("use-intl/format-message/format-only")),
)}`;

/** The commit that is checked out; empty where there is no git, or no repository of it. */
function readCommit() {
  try {
    const stdio = ["ignore", "pipe", "ignore"];
    return execFileSync("git", ["rev-parse", "HEAD"], { cwd: import.meta.dirname, stdio })
      .toString()
      .trim();
  } catch {
    return "";
  }
}

/** The headers that do not change per request; the content security policy of a page is set by proxy.ts. */
const SECURITY_HEADERS = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
];

/** @returns {import("next").NextConfig} */
export default (phase) =>
  withLanguages({
    turbopack: { resolveAlias: { "use-intl/format-message": FORMAT_ONLY } },
    poweredByHeader: false,
    reactStrictMode: true,
    typedRoutes: false,
    // npm test checks the types of everything; a start need not do it again.
    typescript: { ignoreBuildErrors: true },
    devIndicators: false,
    // No page has pictures to scale, so the route that would fetch and scale them is off.
    images: { unoptimized: true },
    serverExternalPackages: ["pino", "@datadog/datadog-api-client", "@resvg/resvg-js"],
    // For proxy.ts and lib/version.ts: only lib/env.ts reads process.env.
    compiler: {
      defineServer: { IN_DEVELOPMENT: phase === PHASE_DEVELOPMENT_SERVER, BUILD_COMMIT: readCommit() },
    },
    // What /help shows is read when somebody asks for it: a platform that bundles each route takes it along.
    // So it does with the letters of pictures.
    outputFileTracingIncludes: {
      "/**": ["./docs/*.md", "./docs/pt-BR/*.md", "./CHANGELOG.md"],
      "/i/*": ["./node_modules/@expo-google-fonts/inter/{400Regular,600SemiBold}/*.ttf"],
    },
    // Where the auth server leads whoever comes back to it with a state that it never gave out.
    redirects: async () => [
      {
        source: "/",
        has: [{ type: "query", key: "error_code" }],
        destination: "/callback",
        permanent: false,
      },
    ],
    headers: async () => [
      { source: "/:path*", headers: SECURITY_HEADERS },
      // Their addresses hold the token of an invitation or of a mail, or the way back to it.
      ...["/invite/:path*", "/confirm/:path*", "/callback", "/sign-in/:path*", "/sign-up"].map((source) => ({
        source,
        headers: [{ key: "Referrer-Policy", value: "same-origin" }],
      })),
      // The address of a picture is all that it takes to see it.
      { source: "/i/:path*", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
      {
        source: "/api/:path*",
        headers: [
          {
            key: "Content-Security-Policy",
            value:
              "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; " +
              "form-action 'none'; frame-ancestors 'none'",
          },
        ],
      },
    ],
  });
