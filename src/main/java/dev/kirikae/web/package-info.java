/**
 * Asks applications: one sample over HTTP, exactly as told. Whatever comes back is an answer; what it means is decided
 * elsewhere.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.web;
