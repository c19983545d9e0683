import "server-only";
import { readScope } from "#app/orgs/[org]/_components/filter/scope-params.ts";
import { readLocale } from "#lib/auth/language.ts";
import type { Acting } from "#lib/db/acting.ts";
import { getDeployment, listDeployments } from "#lib/db/deployments.ts";
import { listFilterValues } from "#lib/db/filter-values.ts";
import { listIncidents } from "#lib/db/incidents.ts";
import type { Found } from "#lib/domain/found.ts";
import { PLACES, placeHref } from "#lib/domain/places.ts";
import { daysBefore, MAX_WINDOW_DAYS } from "#lib/domain/report/moment.ts";
import { queryOf } from "#lib/domain/report/scope.ts";
import { fold, searchHelp } from "#lib/help/search.ts";
import { asLanguage } from "#lib/words/languages.ts";
import { type Words, wordsIn } from "#lib/words/words.ts";
import { findPages, findSettings } from "./pages.ts";

/** Of each kind; who looks for more opens a list. */
const MOST = 5;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Asked = { member: Acting; text: string; words: Words };

/** What has the text in its name, version, sha or id, in any environment; without a text, the pages. */
export async function find(member: Acting, text: string): Promise<Found[]> {
  const words = wordsIn(await readLocale());
  const asked = { member, text, words };
  const pages = findPages(member.organization, words);
  if (text === "") return pages;
  const [places, deployments, incidents] = await Promise.all([
    findPlaces(asked),
    findDeployments(asked),
    findIncidents(asked),
  ]);
  const named = (found: Found[]) => found.filter(({ title }) => fold(title).includes(fold(text)));
  const settings = named(findSettings(member.organization, words));
  return [...named(pages), ...places, ...deployments, ...incidents, ...settings, ...findHelp(asked)];
}

async function findPlaces({ member: { db, organization }, text }: Asked): Promise<Found[]> {
  const values = await listFilterValues(db, organization.id);
  return PLACES.flatMap((kind) =>
    values[kind]
      .filter(({ value }) => fold(value).includes(fold(text)))
      .slice(0, MOST)
      .map(({ value }) => ({
        kind,
        title: value,
        detail: null,
        href: placeHref(organization.slug, kind, value),
      })),
  );
}

/** All events that a list may hold, whatever the page narrows. */
function everything({ member: { organization }, text: q }: Asked) {
  const now = new Date();
  const to = now.toISOString();
  const scope = { ...readScope({ env: "*", compare: "none" }), from: daysBefore(to, MAX_WINDOW_DAYS), to };
  return { ...queryOf(scope, now, organization), q, limit: MOST, cursor: null };
}

async function findDeployments(asked: Asked): Promise<Found[]> {
  const { db, organization } = asked.member;
  const byId = UUID.test(asked.text) ? await getDeployment(db, organization.id, asked.text) : null;
  const { items } = await listDeployments(db, organization.id, everything(asked));
  return [...(byId === null ? [] : [byId]), ...items].map((deployment) => ({
    kind: "deployment",
    title: [deployment.service, deployment.version ?? deployment.commitSha?.slice(0, 12)]
      .filter((part) => part !== null && part !== undefined)
      .join(" "),
    detail: whereAndWhen(deployment.env, deployment.startedAt, asked),
    href: `/orgs/${organization.slug}/deployments?open=${deployment.id}`,
  }));
}

async function findIncidents(asked: Asked): Promise<Found[]> {
  const { db, organization } = asked.member;
  const { items } = await listIncidents(db, organization.id, everything(asked));
  return items.map(({ id, name, externalId, services, startedAt }) => ({
    kind: "incident",
    title: name ?? externalId,
    detail: whereAndWhen(services[0] ?? null, startedAt, asked),
    href: `/orgs/${organization.slug}/incidents?open=${id}`,
  }));
}

function whereAndWhen(where: string | null, at: string, { member, words }: Asked): string {
  const when = words.format.moment(at, member.organization.timeZone);
  return where === null ? when : `${where} · ${when}`;
}

function findHelp({ text, words }: Asked): Found[] {
  return searchHelp(text, asLanguage(words.locale) ?? "en")
    .slice(0, MOST)
    .map(({ title, pageTitle, excerpt, href }) => ({
      kind: "help",
      title: title === pageTitle ? title : `${pageTitle}: ${title}`,
      detail: excerpt,
      href,
    }));
}
