/**
 * Reads {@code kirikae.yml}: text in, a {@link dev.kirikae.config.Configuration} or every problem at once out. Pure: files,
 * environment variables and the program's version are handed in. Knows the model only. Begin with {@link
 * dev.kirikae.config.Configurations} (the way in), then {@code ConfigurationTable}, which lists the keys.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.config;
