/// How a group's daily quiz is stored.
@NullMarked
package dev.sobesednik.groupquiz.json;

import org.jspecify.annotations.NullMarked;
