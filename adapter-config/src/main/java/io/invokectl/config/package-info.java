/** Contexts and settings in doctl's own config file. */
package io.invokectl.config;
