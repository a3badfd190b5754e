/** Which settings hold: flag before environment before config file before default, and what follows from them. */
package io.invokectl.application.settings;
