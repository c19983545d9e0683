import { collect } from "./collect/run.ts";
import { publish } from "./publish/run.ts";
import { verifyPublished } from "./publish/verify.ts";
import {
  deleteVanished,
  fold,
  moveCommits,
  purgeConnection,
  purgeOrganization,
  purgePayloads,
} from "./sync/in-batches.ts";
import { planReclassifying, reclassify } from "./sync/reclassify.ts";
import type { RunSettings } from "./sync/run.ts";
import { readConnection, replayConnection, rereadConnection } from "./sync/run-connection.ts";
import { verify } from "./sync/verify.ts";
import { warnKeys } from "./sync/warn-keys.ts";
import { warnToken } from "./sync/warn-token.ts";
import type { Kinds } from "./work/tick.ts";

/** Makes due what this version wants done that an older one did not. Cheap, so that each tick may ask. */
export const planDue = planReclassifying;

/** What each kind of work does: the only place that knows them all. */
export function kindsOf(settings: RunSettings): Kinds {
  return {
    read: (held, options) => readConnection(held, { ...settings, ...options }),
    reread: (held, options) => rereadConnection(held, { ...settings, ...options }),
    collect: (held, options) => collect(held, { ...settings, ...options }),
    replay: (held, options) => replayConnection(held, { ...settings, ...options }),
    purge_payloads: purgePayloads,
    purge_connection: purgeConnection,
    purge_organization: purgeOrganization,
    delete_vanished: deleteVanished,
    move_commits: moveCommits,
    fold,
    reclassify,
    verify,
    warn_keys: warnKeys,
    warn_token: warnToken,
    publish: (held, options) => publish(held, { ...settings, ...options }),
    verify_published: (held, options) => verifyPublished(held, { ...settings, ...options }),
  };
}
