/**
 * The embedded cloud: a simulated Elastic Beanstalk with its neighbours (object store, alarms, load balancers, DNS), in
 * virtual time, behind the same one door as AWS. It behaves as AWS documents and as users report, with faults where a
 * {@link dev.kirikae.cloud.Chooser} asks for them and with incidents that can be named. The core is deterministic and does no
 * I/O; only {@link dev.kirikae.cloud.LocalCloud} and the classes it is made of touch a directory, and only its clock looks at
 * real time. Knows the model, the effects and the journal's text only.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.cloud;
