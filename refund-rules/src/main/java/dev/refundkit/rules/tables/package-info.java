/**
 * Decision tables as text of rules. Sheets are read cell by cell within bounds, Drools's own reader
 * of tables makes snippets of rules from them, and of every character of the result it is known
 * which cell it came from. The text is for the parser of rules only: as with any rule, what is
 * compiled is written from the trees it reads.
 *
 * <p>Reading tables needs {@code org.drools:drools-decisiontables} on the class path; without it
 * every table is a finding that says so.
 */
@NullMarked
package dev.refundkit.rules.tables;

import org.jspecify.annotations.NullMarked;
