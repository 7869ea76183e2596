/// The chat page over HTTP: static files, what the page shows, what people do on it, and live changes.
///
/// Start at [PlaygroundConfiguration]; nothing of this exists unless `sobesednik.playground` is true.
/// Only this machine is answered, and what people typed reaches the page as JSON, never as HTML.
@NullMarked
package dev.sobesednik.playground.page;

import org.jspecify.annotations.NullMarked;
