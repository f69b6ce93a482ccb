package lms.settings;

import java.nio.file.Path;

/**
 * A file that settings are read from.
 *
 * @param name {@code .env}, or the setting that names the file
 * @param path absolute
 * @param secret whether it is the place for a secret
 */
public record SettingsFile(String name, Path path, boolean secret) {}
