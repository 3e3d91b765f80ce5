/**
 * Runs declarative Jenkinsfiles with real {@code sh} steps, so that the pipelines are tried against the real command. It
 * knows the sections and steps that ours use and refuses every other; it is not Jenkins, whose validator, sandbox and
 * plugins only a Jenkins can prove.
 */
@NullMarked
package dev.kirikae.jenkins;

import org.jspecify.annotations.NullMarked;
