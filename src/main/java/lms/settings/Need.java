package lms.settings;

/** What a command cannot do without; settings it does not need may be absent. */
public enum Need {
  /** The grader: {@code API_URL}, {@code API_CLIENT} and {@code API_CLIENT_KEY} are required. */
  API
}
