/**
 * The lint of what a bundle tells Beanstalk: files in, findings out. Pure. Rules are data with names.
 *
 * <p>{@link dev.kirikae.lint.Lint} is the door. Behind it, {@code Extensions} holds all files, each read once
 * ({@code Subject}), and the views that rules share: {@code Stack} and {@code Reference} for CloudFormation,
 * {@code Settings} and {@code OptionTable} for option settings, {@code Script} and {@code ShellReader} for what a shell
 * runs. Each class called {@code …Rules} is a group of rules with the looks that find where they are broken; its list
 * {@code CHECKS} stands in {@code Lint}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.lint;
