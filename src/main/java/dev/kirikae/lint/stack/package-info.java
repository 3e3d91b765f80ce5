/**
 * What all configuration files together add to the environment's CloudFormation stack: resources, functions, references. Pure;
 * knows the files and the option settings, and no rule. Begin with {@code Extensions} and {@code Stack}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.lint.stack;
