/// What an update costs. `./mvnw -Pbenchmark verify` runs this and nothing else.
@NullMarked
package dev.sobesednik.benchmark;

import org.jspecify.annotations.NullMarked;
