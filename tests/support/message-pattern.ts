import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

/** How a message reads, whatever stands where its arguments do. */
export function patternOf(message: string): RegExp {
  const parts = parse(message).map((element) =>
    element.type === TYPE.literal ? literally(element.value) : "[\\s\\S]*",
  );
  return new RegExp(`^${parts.join("")}$`, "u");
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
