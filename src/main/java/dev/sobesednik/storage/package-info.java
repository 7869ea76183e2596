/// How slices become text and come back: data binding, a version a slice, and steps that upgrade older versions.
///
/// Start at [StoredSlice]; [JsonSlice] is the usual one, and [StoredJson] its mapper.
@NullMarked
package dev.sobesednik.storage;

import org.jspecify.annotations.NullMarked;
