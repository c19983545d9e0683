import { auth } from "./auth.ts";
import { authForms } from "./auth-forms.ts";
import { client } from "./client.ts";
import { shell } from "./shell.ts";

export const en = { auth, authForms, client, shell };
