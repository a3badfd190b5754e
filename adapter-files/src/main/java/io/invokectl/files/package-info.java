/** The files of finished jobs in a folder. */
package io.invokectl.files;
