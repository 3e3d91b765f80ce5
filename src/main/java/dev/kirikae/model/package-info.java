/** The values everything else speaks in: environments, versions, health. Records only; no I/O, no clock, no library. */
@org.jspecify.annotations.NullMarked
package dev.kirikae.model;
