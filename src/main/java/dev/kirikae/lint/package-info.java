/** The lint of what a bundle tells Beanstalk: files in, findings out. Pure. Rules are data with names; what they look at
 * is read once. */
@org.jspecify.annotations.NullMarked
package dev.kirikae.lint;
