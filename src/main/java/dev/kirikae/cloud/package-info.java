/**
 * The embedded cloud: a simulated Elastic Beanstalk with its neighbours (object store, alarms, load balancers, DNS), in
 * virtual time, behind the same interface as AWS. It behaves as AWS documents and as users report, with faults where a
 * {@link dev.kirikae.cloud.Chooser} asks for them and with incidents that can be named. Deterministic, no I/O; {@code
 * cloud.directory} keeps it in a folder. Knows the model, the effects and the journal's text only. Begin with {@link
 * dev.kirikae.cloud.EmbeddedCloud}.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.cloud;
