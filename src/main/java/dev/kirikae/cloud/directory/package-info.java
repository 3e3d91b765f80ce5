/**
 * The embedded cloud kept in a directory, so that separate commands find the same one: the only part of it that touches files, and
 * its clock the only one that looks at real time. Begin with {@link dev.kirikae.cloud.directory.LocalCloud}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.cloud.directory;
