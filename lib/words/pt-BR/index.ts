import type { en } from "../en/index.ts";
import type { Same } from "../same.ts";
import { auth } from "./auth.ts";
import { authForms } from "./auth-forms.ts";
import { client } from "./client.ts";
import { errors } from "./errors.ts";
import { help } from "./help.ts";
import { notices } from "./notices.ts";
import { shell } from "./shell.ts";

export const ptBr = {
  auth,
  authForms,
  client,
  errors,
  help,
  notices,
  shell,
} satisfies Same<typeof en>;
