/**
 * The program as its users run it, over HTTP: real processes against a stand-in for AWS that shares no code with Kirikae and
 * knows only what AWS documents.
 */
@org.jspecify.annotations.NullMarked
package dev.kirikae.standin;
