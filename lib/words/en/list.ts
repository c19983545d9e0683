/** The pages of a list, newest first, by what is listed. */
export const list = {
  pages: "{what, select, runs {Pages of runs} lines {Pages of lines} other {Pages of events}}",
  newest: "Newest",
  older: "Older",
  noOlder:
    "{what, select, runs {There are no older runs} lines {There are no older lines} other {There are no older events}}",
  all: "{what, select, runs {See all runs} lines {See all lines} other {See all events}}",
} as const;
