/// Words that mean the same, with the analyzers of Apache Lucene: stems of two languages, identifiers taken apart,
/// alphabets mended, synonyms.
///
/// Start at [BankWords]: it is made from a bank, and from another one after a reload.
@NullMarked
package dev.sobesednik.matching.lucene;

import org.jspecify.annotations.NullMarked;
