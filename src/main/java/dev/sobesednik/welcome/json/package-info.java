/// How a greeting is stored.
@NullMarked
package dev.sobesednik.welcome.json;

import org.jspecify.annotations.NullMarked;
