package lms.sandbox;

/**
 * One exercise of a course.
 *
 * @param id block id, 32 hex digits
 * @param difficulty on the scale of {@link Enrolment#skill}; equal to it = even chances
 */
record Task(String id, double difficulty) {}
