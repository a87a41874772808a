import type { Evidence } from '../page/evidence.ts';
import type { Json, JsonObject } from '../page/tolerant-json.ts';

/** A posting's place at an applicant-tracking system, read off its link. */
export interface SystemRef {
  system: string;
  /** The employer's name there; null where a link on the employer's own pages does not give it. */
  board: string | null;
  /** The posting's number; null for a board's list. */
  id: string | null;
  /** What else the link tells and the interface needs: a site, a region, a path. */
  extra?: Record<string, string>;
}

/** One applicant-tracking system: how its links look and what its public interface says. Data as far as it can be. */
export interface System {
  name: string;
  /** Links at the system's own hosts: named groups `board` and `id`, any other goes to `extra`. */
  links: { host: RegExp; path?: RegExp; query?: Record<string, string> }[];
  /** A parameter that names the posting on an employer's own page. */
  marker?: string;
  /** True where numbers are unique across boards, so that the board is no part of the identity. */
  globalIds?: boolean;
  /** The posting's own page. */
  page?: (ref: SystemRef) => string | null;
  /** Where the public interface answers for this posting. */
  endpoint?: (ref: SystemRef) => string | null;
  /** The postings in an answer, one posting or a board. */
  postings?: (answer: Json) => JsonObject[];
  /** For an interface that answers in XML. */
  fromXml?: (xml: string) => JsonObject[];
  /** The identity of one posting in an answer, to find it on a board. */
  idOf?: (posting: JsonObject) => string[];
  read?: (posting: JsonObject, ref: SystemRef | null) => Evidence;
  /** True for an object of this system's shape, for a saved answer. */
  owns?: (posting: JsonObject) => boolean;
}
