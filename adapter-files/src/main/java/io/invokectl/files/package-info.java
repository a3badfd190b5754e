/** Files on this machine: those of finished jobs, manifests, the folders of batches and their reports. */
package io.invokectl.files;
