/**
 * The lint of what a bundle tells Beanstalk: files in, findings out. Pure. Here are its values ({@link dev.kirikae.lint.Finding},
 * {@link dev.kirikae.lint.Rule}, {@link dev.kirikae.lint.LintFile}) and a file as all rules see it. Inside: {@code lint.options}
 * (option settings), {@code lint.shell} (shell texts), {@code lint.stack} (CloudFormation), {@code lint.rules} (the rules, and
 * with {@code Lint} the way in).
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.lint;
