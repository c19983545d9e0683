import fc from "fast-check";

/** Names in several spellings: they compare without case everywhere. */
export const SERVICES = ["checkout", "Checkout", "CHECKOUT", "search", "billing"];
export const TEAMS = ["core", "Core", "web"];
/** In lower case, as they are read from Datadog's events. */
export const REPOSITORIES = ["github.com/acme/shop", "github.com/acme/api"];
export const ASKED_REPOSITORIES = [...REPOSITORIES, "GitHub.com/Acme/Shop"];
export const ENVS = ["production", "Production", "PROD", "live", "staging"];
export const TAGS = ["tier:1", "Tier:1", "region:eu", "region:us", "note:a:b"];
/** An organisation tells its environments apart without case. */
export const PRODUCTION_ENVS = ["Production", "PROD", "live", "staging"];

export const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { freq: 6 });
export const rarely = <T>(values: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: values });
export const someOf = (values: string[]) => fc.subarray(values, { minLength: 1 });
export const seconds = fc.oneof(
  fc.integer({ min: 0, max: 3_000_000 }),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
);
