/** doctl's config file, its environment variables, and the precedence of settings from options, environment and file. */
package io.invokectl.config;
