import { client } from "./client.ts";
import { help } from "./help.ts";
import { shell } from "./shell.ts";

export const en = { client, help, shell };
