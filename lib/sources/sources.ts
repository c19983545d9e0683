import { type DatadogSettings, datadogSource } from "./datadog/source.ts";
import { GITHUB_FORM } from "./github/form.ts";
import type { SourceForm, Sources } from "./source.ts";

export { GITHUB_FORM };

/** Every source there is, by provider. A new one is a folder beside these, and a line here. */
export function eventSources(settings: { datadog: DatadogSettings }): Sources {
  const all = [datadogSource(settings.datadog)];
  return Object.fromEntries(all.map((source) => [source.form.provider, source]));
}

/** What the form of each source asks for, those of events first, in the order in which they are offered. */
export const SOURCE_FORMS: readonly SourceForm[] = [
  ...Object.values(eventSources({ datadog: { baseUrl: null } })).map(({ form }) => form),
  GITHUB_FORM,
];

/** Of which sources an account takes metrics and dashboards. */
export const SINK_PROVIDERS: readonly string[] = Object.values(eventSources({ datadog: { baseUrl: null } }))
  .filter(({ openSink }) => openSink !== undefined)
  .map(({ form }) => form.provider);

/** The form of one source; undefined when this version has none of that name. */
export function formOf(provider: string): SourceForm | undefined {
  return SOURCE_FORMS.find((form) => form.provider === provider);
}
