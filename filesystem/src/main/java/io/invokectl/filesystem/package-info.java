/** Files and directories of this machine that other users may have prepared, opened safely and made durable. */
package io.invokectl.filesystem;
