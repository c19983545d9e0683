/**
 * The policy of a page. Scripts run only with the nonce or when started by one that has it; `style` attributes are
 * allowed, because Mantine and charts size things with them, but style elements need the nonce as well.
 */
export function contentSecurityPolicy(nonce: string, { development }: { development: boolean }): string {
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'`;
  return [
    "default-src 'self'",
    // React rebuilds server stacks with eval, and Next injects styles, in development only.
    `script-src ${script}${development ? " 'unsafe-eval'" : ""}`,
    `style-src-elem 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
