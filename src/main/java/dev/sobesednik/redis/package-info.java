/// Redis without anything of ours in it: the bundled server, and the lease that lets one instance work at a time.
///
/// ```
/// {lease}:holder  string  the instance that polls and sends; 6 s, renewed every 2 s. Losing it: a takeover.
/// {lease}:epoch   string  numbers the leases. No lifetime. Losing it: the next number comes from the clock.
/// {lease}:bot     string  the bot whose records lie here. No lifetime. Losing it: the next bot that starts owns them.
/// ```
@NullMarked
package dev.sobesednik.redis;

import org.jspecify.annotations.NullMarked;
