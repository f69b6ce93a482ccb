package lms.doctor;

/** Something asked by a route, as a load run asks it. */
@FunctionalInterface
public interface Question<I, O> {
  /**
   * @throws Exception what the route failed by
   */
  O ask(I about) throws Exception;
}
