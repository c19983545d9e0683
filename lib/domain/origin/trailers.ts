import { cut } from "../cut.ts";
import { DENIALS, GENERATORS, MODELS, STATED_NAMES, type Tool } from "./ai-tools.ts";
import { accountOf, type Identity, isImpersonal, plainName, toolOfIdentity } from "./identity.ts";

export type Trailer = { key: string; value: string };

/** Who helped: a tool we know, or one that we do not. */
export type Helper = Omit<Tool, "tool"> & { tool: string | null };

const TRAILER = /^(co-authored-by|assisted-by|made-with|generated-by|generated-with)[ \t]*:(.*)$/gim;
/** Nobody's name is longer; what is behind it is not read. */
const LONGEST_VALUE = 400;
const UNKNOWN_TOOL: Helper = { tool: null, authorship: "assistant" };

/** The trailers of a message that may name a tool, in their order. */
export function* trailersOf(text: string): Generator<Trailer> {
  for (const [, key = "", value = ""] of text.matchAll(TRAILER))
    yield { key: key.toLowerCase(), value: cut(value, LONGEST_VALUE) };
}

/** Who helped by this trailer; null when it names people, nobody, or what is no AI. */
export function helperOf({ key, value }: Trailer): Helper | null {
  if (key !== "co-authored-by") return statedHelper(key, value);
  for (const identity of parseIdentities(value)) {
    const tool = toolOfIdentity(identity);
    if (tool !== null) return tool;
  }
  return null;
}

/** Each `Name <address>` of a trailer; without an address the whole of it is a name. */
export function parseIdentities(value: string): Identity[] {
  const identities = [...value.matchAll(/([^<>]*)<([^<>]*)>/g)].map(([, name = "", email = ""]) => ({
    name: name.replace(/^[\s,;&]+/, "").trim(),
    email: email.trim(),
  }));
  return identities.length > 0 ? identities : [{ name: value.trim(), email: "" }];
}

/**
 * What `Assisted-by` and its like name. The key is the statement: whoever is neither a person with an address nor a
 * machine without judgement is AI, be it of a tool that nobody here has heard of.
 */
function statedHelper(key: string, value: string): Helper | null {
  const said = value.trim();
  const email = addressIn(said);
  const whole = { name: said.replace(/\s*<.*$/, ""), email };
  if (accountOf(whole) !== null) return toolOfIdentity(whole);
  const names = namesIn(said);
  const tool = statedTool(names, email);
  if (tool !== null || names.length === 0 || isPersons(said, email)) return tool;
  const plain = plainName(said);
  return DENIALS.test(plain) || (key !== "assisted-by" && GENERATORS.test(plain)) ? null : UNKNOWN_TOOL;
}

/** A tool before a model, wherever each stands: a model is what the tool was run with. */
function statedTool(names: string[], email: string): Helper | null {
  const models: Helper[] = [];
  for (const name of names) {
    const model = email === "" || isImpersonal(email) ? modelOf(name) : null;
    const tool = model === null ? toolNamed(name, email) : null;
    if (tool !== null) return tool;
    if (model !== null) models.push(model);
  }
  return models.find(({ tool }) => tool !== null) ?? models[0] ?? null;
}

function toolNamed(name: string, email: string): Tool | null {
  const tool = toolOfIdentity({ name, email });
  if (tool !== null || (email !== "" && !isImpersonal(email))) return tool;
  return STATED_NAMES.find(([pattern]) => pattern.test(plainName(name)))?.[1] ?? null;
}

/** A model by its name, as whom its maker's tool counts where the maker has one of the model's name. */
function modelOf(name: string): Helper | null {
  const found = MODELS.find(([pattern]) => pattern.test(plainName(name)));
  return found === undefined ? null : { tool: found[1], authorship: "assistant" };
}

/** The parts of `Tool:model [tools] (more) via another`, as they stand, without addresses. */
function namesIn(value: string): string[] {
  return value
    .replace(/<[^<>]*@[^<>]*>/g, "|")
    .split(/[<>()[\]:,;/|]|\s(?:via|in|with|using|by|and|on)\s|\s[-–—+&]\s/i)
    .map((part) => part.trim().replace(/^@(?=\S)/, ""))
    .filter((part) => /\w/.test(part));
}

function addressIn(value: string): string {
  return /[^\s<>()[\]"':,;]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,100})+/.exec(value)?.[0].toLowerCase() ?? "";
}

/** `Name <address>`, an address alone, `@login`: somebody who can be asked. */
function isPersons(value: string, email: string): boolean {
  return (email !== "" && !isImpersonal(email)) || /^@[\w-]/.test(value);
}
