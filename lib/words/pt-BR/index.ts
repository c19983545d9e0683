import type { en } from "../en/index.ts";
import type { Same } from "../same.ts";
import { authForms } from "./auth-forms.ts";
import { auth } from "./auth.ts";
import { client } from "./client.ts";
import { errors } from "./errors.ts";
import { fields } from "./fields.ts";
import { help } from "./help.ts";
import { notices } from "./notices.ts";
import { reasons } from "./reasons.ts";
import { replay } from "./replay.ts";
import { shell } from "./shell.ts";

export const ptBr = {
  auth,
  authForms,
  client,
  errors,
  fields,
  help,
  notices,
  reasons,
  replay,
  shell,
} satisfies Same<typeof en>;
