/**
 * Data files: what lies in a folder, how each file is written, its rows, and files written back with journal and rename. Start at {@link
 * io.sluice.connector.file.DataFolder}. Links are never followed out of the folder and nothing but ordinary files is ever opened.
 */
@NullMarked
package io.sluice.connector.file;

import org.jspecify.annotations.NullMarked;
