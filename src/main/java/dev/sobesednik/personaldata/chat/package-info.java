/// What is kept of a person: to read, to take away, to delete. Start at [PersonalDataFeature].
@NullMarked
package dev.sobesednik.personaldata.chat;

import org.jspecify.annotations.NullMarked;
