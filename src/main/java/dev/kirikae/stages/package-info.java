/**
 * The stages: upload, release, rollback, destroy, recover, verify. Sentences only, told at a desk; to be read aloud. Pure.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.stages;
