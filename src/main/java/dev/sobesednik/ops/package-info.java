/// For those who run the bot: health, metrics, administrators' commands.
@NullMarked
package dev.sobesednik.ops;

import org.jspecify.annotations.NullMarked;
