/**
 * Puts a world together: finds and reads the configuration, opens the source, makes the bundle, opens the cloud that was asked
 * for, and hands a stage to the driver. Time, chance and files come in here. Decides nothing about a release.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.house;
