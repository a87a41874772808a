/** The environment's words that reach the model's client; handed in, never read here. */
export interface ModelEnvironment {
  ANTHROPIC_API_KEY?: string | undefined;
  ANTHROPIC_AUTH_TOKEN?: string | undefined;
  ANTHROPIC_BASE_URL?: string | undefined;
}

/** True where there is something to sign a request with, or a server of the user's own that asks for nothing. */
export function hasAccess({
  ANTHROPIC_API_KEY,
  ANTHROPIC_AUTH_TOKEN,
  ANTHROPIC_BASE_URL,
}: ModelEnvironment): boolean {
  return Boolean(ANTHROPIC_API_KEY?.trim() || ANTHROPIC_AUTH_TOKEN?.trim() || ANTHROPIC_BASE_URL?.trim());
}
