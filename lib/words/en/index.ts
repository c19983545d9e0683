import { audit } from "./audit.ts";
import { client } from "./client.ts";
import { connectionForms } from "./connection-forms.ts";
import { connections } from "./connections.ts";
import { errors } from "./errors.ts";
import { general } from "./general.ts";
import { generalForms } from "./general-forms.ts";
import { help } from "./help.ts";
import { invitationMail } from "./invitation-mail.ts";
import { memberForms } from "./member-forms.ts";
import { members } from "./members.ts";
import { notices } from "./notices.ts";
import { organizationForm } from "./organization-form.ts";
import { organizations } from "./organizations.ts";
import { roles } from "./roles.ts";
import { settingPages } from "./setting-pages.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { sources } from "./sources.ts";
import { tokenForms } from "./token-forms.ts";
import { tokens } from "./tokens.ts";

export const en = {
  audit,
  client,
  connectionForms,
  connections,
  errors,
  general,
  generalForms,
  help,
  invitationMail,
  memberForms,
  members,
  notices,
  organizationForm,
  organizations,
  roles,
  settingPages,
  settings,
  shell,
  sources,
  tokenForms,
  tokens,
};
