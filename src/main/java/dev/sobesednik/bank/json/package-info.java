/// The bank as a file: reading `questions.json`, refusing a bad one with every mistake named, and its one layout.
///
/// Its words in another language lie beside it: [TranslationFile] lays them over it.
///
/// Start at [BankFile]. The shape of the file is `questions.schema.json` beside this package, published in `docs/`;
/// the order of the properties there is the order of the keys in the file.
@NullMarked
package dev.sobesednik.bank.json;

import org.jspecify.annotations.NullMarked;
