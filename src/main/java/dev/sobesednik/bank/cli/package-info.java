/// The bank on the command line: `check`, `format`, `import`, `report`, without starting the bot.
///
/// Start at [BankCommands]. [Snippets] is the only place that runs Python.
@NullMarked
package dev.sobesednik.bank.cli;

import org.jspecify.annotations.NullMarked;
