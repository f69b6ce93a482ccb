package lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import javax.management.Attribute;
import javax.management.ObjectName;
import lms.security.Secures;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JavaObjectsTest {
  /** A class of the program's own class path, as those of known attacks are. */
  private record Gadget(String command) implements Serializable {}

  @Test
  @Secures("S7")
  void objects_of_the_class_path_are_refused_and_what_jmx_sends_is_read() throws Exception {
    for (Object foreign :
        List.of(
            new Gadget("id"),
            new Gadget[0],
            new RuntimeCamelException(),
            new ArrayList<>(List.of(new Gadget("id"))))) {
      assertThatThrownBy(() -> read(written(foreign)))
          .as(foreign.toString())
          .isInstanceOf(InvalidClassException.class);
    }
    for (Object ours :
        List.of(
            new ObjectName("org.apache.camel:type=context,*"),
            new Attribute("a", BigInteger.ONE),
            new Object[] {"text", 1, new int[3]})) {
      assertThat(read(written(ours))).isInstanceOf(ours.getClass());
    }
  }

  /** A filter can be set once in the life of a process: nobody else in this one sets any. */
  @Test
  @Secures("S7")
  void it_holds_for_every_stream_of_the_process() throws Exception {
    JavaObjects.refuse();
    JavaObjects.refuse();

    assertThat(ObjectInputFilter.Config.getSerialFilter()).isSameAs(JavaObjects.FILTER);
    byte[] gadget = written(new Gadget("id"));
    assertThatThrownBy(() -> new ObjectInputStream(new ByteArrayInputStream(gadget)).readObject())
        .isInstanceOf(InvalidClassException.class);
  }

  private static Object read(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(JavaObjects.FILTER);
      return in.readObject();
    }
  }

  private static byte[] written(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }
}
