/** What every world must do with an effect, and the wire on which the real one is tried. */
package dev.kirikae.contract;
