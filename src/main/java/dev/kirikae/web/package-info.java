/**
 * Asks applications and resolvers: one sample, or the addresses of names, exactly as the effect says. Whatever comes back
 * is an answer; what it means is decided in {@code verify}. Knows the effect, its answer and the model. Begin with {@link dev.kirikae.web.Probes}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.web;
