import { account } from "./account.ts";
import { advice } from "./advice.ts";
import { audit } from "./audit.ts";
import { auth } from "./auth.ts";
import { authForms } from "./auth-forms.ts";
import { breakdown } from "./breakdown.ts";
import { card } from "./card.ts";
import { catalogue } from "./catalogue.ts";
import { change } from "./change.ts";
import { checks } from "./checks.ts";
import { client } from "./client.ts";
import { comparison } from "./comparison.ts";
import { connectionForms } from "./connection-forms.ts";
import { connections } from "./connections.ts";
import { correctionForm } from "./correction-form.ts";
import { coverage } from "./coverage.ts";
import { dashboard } from "./dashboard.ts";
import { deeds } from "./deeds.ts";
import { deployment } from "./deployment.ts";
import { drawing } from "./drawing.ts";
import { empty } from "./empty.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { explain } from "./explain.ts";
import { fields } from "./fields.ts";
import { filters } from "./filters.ts";
import { findings } from "./findings.ts";
import { firstRun } from "./first-run.ts";
import { front } from "./front.ts";
import { general } from "./general.ts";
import { generalForms } from "./general-forms.ts";
import { health } from "./health.ts";
import { healthForms } from "./health-forms.ts";
import { healthPage } from "./health-page.ts";
import { healthSettings } from "./health-settings.ts";
import { help } from "./help.ts";
import { incident } from "./incident.ts";
import { invitationMail } from "./invitation-mail.ts";
import { items } from "./items.ts";
import { lane } from "./lane.ts";
import { leftOut } from "./left-out.ts";
import { list } from "./list.ts";
import { mapping } from "./mapping.ts";
import { mappingForm } from "./mapping-form.ts";
import { memberForms } from "./member-forms.ts";
import { members } from "./members.ts";
import { metricForms } from "./metric-forms.ts";
import { metricSettings } from "./metric-settings.ts";
import { metrics } from "./metrics.ts";
import { notCounted } from "./not-counted.ts";
import { notes } from "./notes.ts";
import { nothingHere } from "./nothing-here.ts";
import { notices } from "./notices.ts";
import { organizationForm } from "./organization-form.ts";
import { organizations } from "./organizations.ts";
import { origins } from "./origins.ts";
import { originsPage } from "./origins-page.ts";
import { panels } from "./panels.ts";
import { passwordForm } from "./password-form.ts";
import { pictureForms } from "./picture-forms.ts";
import { pictures } from "./pictures.ts";
import { places } from "./places.ts";
import { productionForm } from "./production-form.ts";
import { progress } from "./progress.ts";
import { publishing } from "./publishing.ts";
import { publishingForms } from "./publishing-forms.ts";
import { quality } from "./quality.ts";
import { quarantine } from "./quarantine.ts";
import { rawEvent } from "./raw-event.ts";
import { reasons } from "./reasons.ts";
import { replay } from "./replay.ts";
import { reruns } from "./reruns.ts";
import { roles } from "./roles.ts";
import { rules } from "./rules.ts";
import { runs } from "./runs.ts";
import { search } from "./search.ts";
import { settingPages } from "./setting-pages.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { sources } from "./sources.ts";
import { start } from "./start.ts";
import { sync } from "./sync.ts";
import { tokenForms } from "./token-forms.ts";
import { tokens } from "./tokens.ts";
import { trend } from "./trend.ts";
import { whatChanged } from "./what-changed.ts";

export const en = {
  account,
  advice,
  audit,
  auth,
  authForms,
  breakdown,
  card,
  catalogue,
  change,
  checks,
  client,
  comparison,
  connectionForms,
  connections,
  correctionForm,
  coverage,
  dashboard,
  deeds,
  deployment,
  drawing,
  empty,
  errors,
  events,
  fields,
  filters,
  findings,
  firstRun,
  front,
  general,
  generalForms,
  health,
  healthForms,
  healthPage,
  healthSettings,
  help,
  incident,
  invitationMail,
  items,
  lane,
  leftOut,
  list,
  mapping,
  mappingForm,
  memberForms,
  members,
  metricSettings,
  metricForms,
  notes,
  explain,
  metrics,
  notCounted,
  nothingHere,
  notices,
  organizationForm,
  organizations,
  origins,
  originsPage,
  panels,
  passwordForm,
  productionForm,
  pictureForms,
  pictures,
  places,
  progress,
  publishing,
  publishingForms,
  quality,
  quarantine,
  rawEvent,
  reasons,
  replay,
  reruns,
  roles,
  rules,
  runs,
  search,
  settingPages,
  settings,
  shell,
  sources,
  start,
  sync,
  tokenForms,
  tokens,
  trend,
  whatChanged,
};
