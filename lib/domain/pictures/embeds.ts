/** A picture for a README or any other Markdown: brackets in its name would end it early. */
export function markdownOf(name: string, url: string): string {
  return `![${name.replaceAll(/[[\]\\]/g, "\\$&")}](${url})`;
}

/** The same as a widget of a Datadog dashboard, which has an address for each of its colours. */
export function imageWidgetOf({ url, urlDark }: { url: string; urlDark: string }): string {
  const definition = {
    type: "image",
    url,
    url_dark_theme: urlDark,
    sizing: "contain",
    has_background: false,
  };
  return JSON.stringify({ definition }, null, 2);
}
