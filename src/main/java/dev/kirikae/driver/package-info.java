/**
 * The loop that performs what a stage asks for: waits, the check of a changing call's last instant, the wish to stop, and
 * announcements. Knows the spine, and no stage.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.driver;
