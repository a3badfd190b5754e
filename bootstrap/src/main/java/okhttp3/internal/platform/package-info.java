/** One class of OkHttp's, replaced in the program: nothing else belongs here. */
package okhttp3.internal.platform;
