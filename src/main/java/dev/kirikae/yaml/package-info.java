/** YAML 1.1 as Beanstalk reads it: text to a tree that keeps every place, and a tree back to text. Nothing is ever
 * constructed from a tag. */
@org.jspecify.annotations.NullMarked
package dev.kirikae.yaml;
