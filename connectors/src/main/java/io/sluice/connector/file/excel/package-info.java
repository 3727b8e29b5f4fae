/**
 * Sheets of XLSX workbooks as rows of text, pulled one by one: start at {@link io.sluice.connector.file.excel.Workbook}. Whatever a file
 * declares of itself is disbelieved: sizes are counted while they are read, and no address, entity or formula of it is followed.
 */
@NullMarked
package io.sluice.connector.file.excel;

import org.jspecify.annotations.NullMarked;
