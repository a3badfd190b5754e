/** What is right and what is wrong with an installation: small checks, each of which notes what it finds. */
package io.invokectl.application.doctor;
