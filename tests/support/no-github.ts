/** In the place of a reader of GitHub, where nobody connects it. */
export function noGitHub(): never {
  throw new Error("nobody connected GitHub here");
}
