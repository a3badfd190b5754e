/** What an answer says when it is not about a job: the words of errors, in whichever shape they come. */
package io.invokectl.domain.answer;
