/// What goes wrong on demand: [Trouble] is one thing that goes wrong, [Troubles] plans them.
@NullMarked
package dev.sobesednik.playground.trouble;

import org.jspecify.annotations.NullMarked;
