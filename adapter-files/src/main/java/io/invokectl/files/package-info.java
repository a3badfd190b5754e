/** Files on this machine: those of finished jobs, manifests, and the folders of batches. */
package io.invokectl.files;
