/** Downloads the results of completed jobs and names the files. */
package io.invokectl.application.save;
