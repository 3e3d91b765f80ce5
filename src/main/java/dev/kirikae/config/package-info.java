/**
 * Reads {@code kirikae.yml}: text in, a {@link dev.kirikae.config.Configuration} or every problem at once out. Pure: files,
 * environment variables and the program's version are handed in.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.config;
