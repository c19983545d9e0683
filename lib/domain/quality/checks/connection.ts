import { hasRole } from "../../access/role.ts";
import { type Codes, speaker } from "../../said.ts";
import { type Check, found, good } from "../check.ts";
import { liveOnes } from "../live-connections.ts";

const FINDINGS = {
  none_connected: [],
  all_disconnected: [],
  keys_refused: ["names"],
  connected: ["count", "names"],
} as const satisfies Codes;
const ADVICE = {
  connect_one: [],
  ask_to_connect: [],
  replace_keys: [],
  ask_to_replace_keys: [],
} as const satisfies Codes;
const say = speaker(FINDINGS);
const advise = speaker(ADVICE);

/** Whether an account is connected, and takes its keys. */
export const connection = {
  code: "connection",
  findings: FINDINGS,
  advice: ADVICE,
  items: null,
  rows: null,
  itemRows: null,
  read: ({ connections }, { role }) => {
    const admin = hasRole(role, "admin");
    const live = liveOnes(connections);
    const refused = live.filter(({ status }) => status === "needs_attention").map(({ name }) => name);
    const link = "connections";
    if (live.length === 0) {
      const finding = say(connections.length === 0 ? "none_connected" : "all_disconnected");
      return found("bad", finding, { advice: advise(admin ? "connect_one" : "ask_to_connect"), link });
    }
    if (refused.length === 0)
      return good(say("connected", { count: live.length, names: live.map(({ name }) => name).join(", ") }));
    const advice = advise(admin ? "replace_keys" : "ask_to_replace_keys");
    return found("bad", say("keys_refused", { names: refused.join(", ") }), { advice, link });
  },
} as const satisfies Check;
