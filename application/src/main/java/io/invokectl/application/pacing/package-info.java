/** How fast and how often requests leave: the rules of sending again, and the rate budget. */
package io.invokectl.application.pacing;
