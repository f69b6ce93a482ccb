package lms.settings;

/** What a command cannot do without; settings it does not need may be absent. */
public enum Need {
  /** The grader: {@code API_URL}, {@code API_CLIENT} and {@code API_CLIENT_KEY} are required. */
  API,
  /** What is stored of a client: {@code API_CLIENT} alone is required. */
  CLIENT,
  /** A Metabase, who we are to it, and a database that it can reach. */
  METABASE
}
