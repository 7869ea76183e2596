/// How a profile is stored.
@NullMarked
package dev.sobesednik.profile.json;

import org.jspecify.annotations.NullMarked;
