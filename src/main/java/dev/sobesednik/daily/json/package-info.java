/// How the daily question's calendar is stored.
@NullMarked
package dev.sobesednik.daily.json;

import org.jspecify.annotations.NullMarked;
