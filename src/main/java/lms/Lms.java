package lms;

public final class Lms {
  public static void main(String[] a) {}
}
