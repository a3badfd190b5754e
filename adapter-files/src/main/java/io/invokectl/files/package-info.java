/** Files on this machine: those of finished jobs, manifests, the directories of batches and their reports. */
package io.invokectl.files;
