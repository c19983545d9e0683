import type { en } from "../en/index.ts";
import type { Same } from "../same.ts";
import { authForms } from "./auth-forms.ts";
import { auth } from "./auth.ts";
import { breakdown } from "./breakdown.ts";
import { card } from "./card.ts";
import { client } from "./client.ts";
import { comparison } from "./comparison.ts";
import { dashboard } from "./dashboard.ts";
import { errors } from "./errors.ts";
import { fields } from "./fields.ts";
import { filters } from "./filters.ts";
import { help } from "./help.ts";
import { list } from "./list.ts";
import { metrics } from "./metrics.ts";
import { notices } from "./notices.ts";
import { origins } from "./origins.ts";
import { panels } from "./panels.ts";
import { reasons } from "./reasons.ts";
import { replay } from "./replay.ts";
import { shell } from "./shell.ts";
import { trend } from "./trend.ts";

export const ptBr = {
  auth,
  authForms,
  breakdown,
  card,
  client,
  comparison,
  dashboard,
  errors,
  fields,
  filters,
  help,
  list,
  metrics,
  notices,
  origins,
  panels,
  reasons,
  replay,
  shell,
  trend,
} satisfies Same<typeof en>;
