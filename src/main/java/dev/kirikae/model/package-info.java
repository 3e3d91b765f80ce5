/**
 * The values everything else speaks in: environments, versions, health, alarms. Records and enums only; no I/O, no clock, no
 * library; knows no other room. Begin with {@link dev.kirikae.model.Environment}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.model;
