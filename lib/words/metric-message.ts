/** What every figure with a card has a message for; some have more, for what only they tell. */
export type MetricMessage =
  | "title"
  /** What the button says that tells how it is computed. */
  | "question"
  | "definition"
  | "formula"
  | "source"
  /** What does not count. */
  | "exclusions"
  /** Of what its value is made. */
  | "sample"
  /** Why there is no value although there are deployments. */
  | "reason"
  /** The title of its trend, by bucket. */
  | "trend"
  /** What the line of its trend is. */
  | "line"
  /** Why a window with deployments has nothing to draw. */
  | "nothing";
