package lms;

import lms.bi.Answer;
import org.apache.camel.main.Main;

/** Binds what the route to Metabase names. */
final class BiWiring {
  void wire(Main main) {
    main.bind("metabaseAnswer", new Answer.Reader());
  }
}
