/** The one class of OkHttp that the program replaces. */
package okhttp3.internal.platform;
