// Numbers and pieces of text as the page prints them.

const COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Print a score as Python does, which rounds the halves that a number can hold to even ones. @param {number} value */
export const two = value => value === 0.125 ? "0.12" : value === 0.625 ? "0.62" : value.toFixed(2);
/** @param {number} number */
export const inWords = number => COUNTS[number] ?? String(number);
/** @param {number} number @param {string} word @param {string} [several] */
export const plural = (number, word, several) => `${inWords(number)} ${number === 1 ? word : several ?? `${word}s`}`;
/** @param {string} text */
export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
/** @param {number} value */
export const signed = value => (value < 0 ? "−" : "+") + two(Math.abs(value));
/** The difference as it is seen between two printed numbers. @param {number} now @param {number} before */
export const moved = (now, before) => {
  const by = Math.round(100 * now) - Math.round(100 * before);
  return by ? (by > 0 ? "▲" : "▼") + two(Math.abs(by) / 100) : "";
};

/** Cut a text after a word, with an ellipsis where something is gone. @param {string} text @param {number} most */
export function cut(text, most) {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line.replace(/\.$/, "");
  const at = line.lastIndexOf(" ", most);
  return [...line.slice(0, at > most / 2 ? at : most)].join("").replace(/[\s,;:]+$/, "").replace(/[\ud800-\udbff]$/, "") + "…";
}

/** @param {number} premises */
export const together = premises => premises < 2 ? "" : premises === 2 ? "both needed" : `all ${inWords(premises)} needed`;
