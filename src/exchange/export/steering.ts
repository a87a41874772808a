// ECMA-48: control sequences, strings (OSC, DCS, …) and two-character escapes.
const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])/g;
// C0 but for tab and line ends, DEL, C1; marks, overrides and isolates of direction (UAX #9).
const STEERING = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A stranger's text for a file others open: without what would steer a terminal or turn a line around. */
export function withoutSteering(text: string): string {
  return text.replace(ESCAPES, '').replace(STEERING, '');
}
