package lms.sandbox;

import java.io.IOException;
import java.time.Clock;

/**
 * The synthetic grader as a process of its own, beside a service in the same network: {@code java
 * -cp lms-analytics-pipeline.jar lms.sandbox.GraderProcess PORT CLIENT KEY}. It ends when it is
 * told to.
 */
public final class GraderProcess {
  private static final long SEED = 20230401;

  private GraderProcess() {}

  /**
   * Begins to listen on 127.0.0.1.
   *
   * @param args port, client, the client's key
   * @throws IOException if the port is taken
   */
  public static void main(String[] args) throws IOException {
    start(Integer.parseInt(args[0]), args[1], args[2], Clock.systemUTC());
  }

  static SyntheticGrader start(int port, String client, String key, Clock clock)
      throws IOException {
    SyntheticGrader grader = new SyntheticGrader(client, key, SEED, port, clock);
    grader.start();
    return grader;
  }
}
