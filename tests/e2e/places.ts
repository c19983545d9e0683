import { dayOf } from "#lib/domain/format/calendar.ts";
import { CHANGELOG, HELP_PAGES } from "#lib/help/pages.ts";
import { readRoutes } from "../support/route-manifest.ts";
import { DEMO, DEMO_PASSWORD, demoEmail, foundCompany, PASSWORD, signInDemo } from "./api-client.ts";
import { makeGuest } from "./guests.ts";

/** Somewhere that a person can be: an address, and who is there. */
export type Place = { path: string; as: Somebody };
type Somebody = (typeof PEOPLE)[number];
/** The guest may only look into an organisation where nothing is connected, and is suspended in another. */
export const PEOPLE = ["nobody", "newcomer", "guest", "viewer", "owner"] as const;
type Login = { email: string; password: string };

export type World = { places: Place[]; logins: Record<Exclude<Somebody, "nobody">, Login> };

const ORG = "/orgs/northwind-rail";
const CODE = "github.com/northwind-rail/storefront";
/** What a link in a mail can be for. */
const LINKS = ["signup", "recovery", "magiclink", "invite", "email_change"];
/** Pages that lead on before anybody reads them. */
const LEADING_ON = new Set(["/orgs/[org]/settings", "/orgs/[org]/runs"]);

type Connected = { items: { id: string; provider: string }[] };
type Listed = { items: { id: string }[] };

/** Everywhere: each page of the product with what it holds, and those states of it that have words of their own. */
export async function findWorld(): Promise<World> {
  const session = await signInDemo("owner");
  const idOf = async (list: string) => (await session.get<Listed>(`${DEMO}/${list}`)).items[0]?.id ?? "";
  const run = await idOf("sync-runs");
  const connected = (await session.get<Connected>(`${DEMO}/connections`)).items;
  const [connection, gitHub] = ["datadog", "github"].map(
    (name) => connected.find(({ provider }) => provider === name)?.id ?? "",
  );
  const [deployment, incident] = [await idOf("deployments"), await idOf("incidents")];
  const newcomer = await foundCompany("empty", { name: "Ada & Söhne" });
  const guest = await makeGuest(newcomer, await foundCompany("closed", { name: "Ada & Söhne" }));
  const today = dayOf(new Date(), "UTC");
  const at = (as: Somebody, paths: string[]) => paths.map((path) => ({ path, as }));
  const empty = [
    "",
    "/start",
    "/deployments",
    "/incidents",
    "/data-quality/runs",
    "/data-quality",
    "/health",
    "/settings/connections",
  ].map((path) => `/orgs/${newcomer.slug}${path}`);
  const places = [
    ...at("nobody", [
      "/",
      "/sign-in",
      "/sign-up",
      "/recover",
      "/invite/none",
      "/nothing-here",
      "/help",
      "/help?q=datadog",
      "/help?q=zebra",
    ]),
    ...at(
      "nobody",
      [...HELP_PAGES, CHANGELOG].map((page) => `/help/${page}`),
    ),
    ...at("nobody", [
      "/sign-in/code",
      ...["link", "provider", "consent", "unverified", "closed", "elsewhere"].map(
        (problem) => `/sign-in?problem=${problem}`,
      ),
      "/confirm",
      ...LINKS.map((purpose) => `/confirm?token_hash=none&type=${purpose}`),
      "/confirm?token_hash=none&type=signup&problem=busy",
      ...LINKS.map((purpose) => `/confirm/expired?type=${purpose}`),
      "/confirm/done?half=1",
    ]),
    ...at("viewer", ["/confirm/done", "/recover/password"]),
    ...at("owner", ["/account", "/orgs?deleted=yes"]),
    ...at("nobody", ["/account/deleted"]),
    ...at("owner", [
      "/orgs",
      ORG,
      `${ORG}?period=365d&metric=lead_time&env=*`,
      `${ORG}?service=nobody`,
      `${ORG}?from=2020-01-01&to=2020-02-01`,
    ]),
    ...at(
      "owner",
      ["change_failure_rate", "recovery_time", "rework_rate"].map((m) => `${ORG}?metric=${m}`),
    ),
    ...at("owner", [
      `${ORG}?view=table&split=service&bucket=week`,
      `${ORG}?by=tag&compare=year&sort=-cfr`,
      `${ORG}/deployments?verdict=failed`,
      `${ORG}/deployments?q=nothing-is-called-so&origin=none&life=ended&lacks=lead_time&stage=review_time`,
      `${ORG}/deployments?open=${deployment}`,
      `${ORG}/deployments?open=${connection}`,
    ]),
    ...at("owner", [
      `${ORG}/incidents`,
      `${ORG}/changes`,
      `${ORG}/changes?state=excluded&deployedTo=none`,
      `${ORG}/commits?origin=unknown`,
      `${ORG}/incidents?state=now`,
      `${ORG}/incidents?open=${incident}`,
      `${ORG}/incidents?open=${connection}`,
    ]),
    ...at("viewer", [`${ORG}/deployments?open=${deployment}`]),
    ...at("owner", [
      `${ORG}/data-quality/runs`,
      `${ORG}/data-quality/runs?status=failed`,
      `${ORG}/runs/${run}`,
    ]),
    ...at(
      "owner",
      ["", "/coverage", "/quarantine"].map((tab) => `${ORG}/data-quality${tab}`),
    ),
    ...at(
      "owner",
      ["no_commits", "reruns", "pipeline_incidents"].map((code) => `${ORG}/data-quality/checks/${code}`),
    ),
    ...at("owner", [`${ORG}/data-quality/quarantine?stream=incidents`, "/orgs/nothing-here"]),
    ...at(
      "owner",
      [
        ...["/services", "/teams?sort=-cfr", "/repositories?env=*"],
        ...["/services/ticketing?period=90d", "/teams/payments", `/repositories/${encodeURIComponent(CODE)}`],
        ...["/services/ticketin9", "/services/nobody"],
        ...["/origins?period=90d", "/origins?service=nobody"],
        ...["/health", "/health?view=table&days=28&trend=reverts&span=7", "/health?until=2020-01-01"],
        "/health?days=28&trend=github.ci.duration&first=2026-01-01&last=2026-03-01",
        ...[
          `/health?cell=reverts/${today}`,
          `/health?cell=deployment_frequency/${today}`,
          "/health?cell=x/2020-01-01",
        ],
      ].map((path) => `${ORG}${path}`),
    ),
    ...at("owner", ["repositories", "publishing"].map(inSettings)),
    ...at("viewer", [`${ORG}/settings/repositories`]),
    ...at("owner", [`${ORG}/nothing/here`]),
    ...at("viewer", [`${ORG}/settings/audit`]),
    ...at(
      "owner",
      ["connections", `connections/${connection}`, "connections/new", "connections/new?source=github"].map(
        inSettings,
      ),
    ),
    ...(["owner", "viewer"] as const).flatMap((who) => at(who, [inSettings(`connections/${gitHub}`)])),
    ...at(
      "owner",
      [
        ...["general", "metrics", "health", "members", "tokens"],
        ...["pictures?kind=trend&row=lead_time", "pictures?kind=card&metric=github.ci.duration"],
        ...["audit", "audit?action=connection.connected"],
      ].map(inSettings),
    ),
    ...at("viewer", [ORG, ...["connections", "general", "metrics", "health", "members"].map(inSettings)]),
    ...(["newcomer", "guest"] as const).flatMap((who) => at(who, empty)),
    ...at("newcomer", [`/orgs/${newcomer.slug}/settings/publishing`]),
    ...at("guest", ["/orgs"]),
  ];
  const demo = (name: string) => ({ email: demoEmail(name), password: DEMO_PASSWORD });
  const logins = { owner: demo("owner"), viewer: demo("viewer") };
  const made = (person: { email: string }) => ({ email: person.email, password: PASSWORD });
  return { places, logins: { ...logins, newcomer: made(newcomer), guest: made(guest) } };
}

const inSettings = (page: string) => `${ORG}/settings/${page}`;

/** Pages of the product that no place is at: a new page has to be walked too. */
export function unvisited(places: Place[]): string[] {
  const visited = places.map(({ path }) => path.replace(/[?#].*/, ""));
  return readRoutes()
    .filter(({ kind, path }) => kind === "page" && !LEADING_ON.has(path))
    .map(({ path }) => path)
    .filter((path) => !visited.some((place) => patternOf(path).test(place)));
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\[\[?\.{0,3}\w+\]\]?/g, "[^/]+")}$`);
}
