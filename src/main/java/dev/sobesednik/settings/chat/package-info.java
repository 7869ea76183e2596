/// One page with what can be set, and the time zone. Start at [SettingsFeature].
@NullMarked
package dev.sobesednik.settings.chat;

import org.jspecify.annotations.NullMarked;
