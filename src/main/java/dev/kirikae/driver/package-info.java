/**
 * The loop that performs what a run asks for: waits, the check of a changing call's last instant, the request to stop,
 * and what listeners see. Knows the engine, and no stage. Begin with {@link dev.kirikae.driver.Driver}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.driver;
